/**
 * How releases come into the units that move, and from where they are watched; imports {@code target.name},
 * {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.target.delivery;

import org.jspecify.annotations.NullMarked;
