/**
 * What is made anew, compared with the records of what it succeeds; imports {@code model}, {@code io}, {@code state}
 * and {@code invariant}.
 */
@NullMarked
package dev.mitosis.check.record;

import org.jspecify.annotations.NullMarked;
