/** The words in which collectors are written, and what they say; imports {@code aws} and {@code io}. */
@NullMarked
package dev.mitosis.scan.spec;

import org.jspecify.annotations.NullMarked;
