/**
 * What target.json says in two of its lists; imports {@code model}, {@code io}, {@code state} and {@code invariant}.
 */
@NullMarked
package dev.mitosis.check.estate;

import org.jspecify.annotations.NullMarked;
