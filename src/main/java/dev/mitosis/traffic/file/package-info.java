/** Log files on disk: which there are, what each is, and whether it is whole; imports {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.traffic.file;

import org.jspecify.annotations.NullMarked;
