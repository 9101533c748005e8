/**
 * An account in the making: records as the APIs answer, names, tags, stacks and what is true of each; imports
 * {@code model}, {@code io}.
 */
@NullMarked
package dev.mitosis.generated.ground;

import org.jspecify.annotations.NullMarked;
