/**
 * The estate as a plan changes it: what stands where, holds which content, works, and is used by whom; imports
 * {@code model} only.
 */
@NullMarked
package dev.mitosis.check.state;

import org.jspecify.annotations.NullMarked;
