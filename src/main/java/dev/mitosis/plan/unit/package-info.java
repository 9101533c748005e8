/**
 * Finds what of the target is switched over together, and in which order of waves; imports {@code io} and {@code model}
 * only.
 */
@NullMarked
package dev.mitosis.plan.unit;

import org.jspecify.annotations.NullMarked;
