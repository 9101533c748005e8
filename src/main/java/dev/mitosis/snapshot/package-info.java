/** The snapshot on disk: write, read, verify, import; imports {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.snapshot;

import org.jspecify.annotations.NullMarked;
