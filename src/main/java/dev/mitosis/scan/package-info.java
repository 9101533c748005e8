/** Collectors and the scanner that runs them; imports {@code aws} and {@code snapshot}. */
@NullMarked
package dev.mitosis.scan;

import org.jspecify.annotations.NullMarked;
