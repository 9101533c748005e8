/**
 * Bounded contexts, environments and target accounts; imports {@code snapshot}, {@code model}, {@code io} and Leiden.
 */
@NullMarked
package dev.mitosis.partition;

import org.jspecify.annotations.NullMarked;
