/** Bounded contexts, environments and target accounts; imports {@code snapshot}, {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.partition;

import org.jspecify.annotations.NullMarked;
