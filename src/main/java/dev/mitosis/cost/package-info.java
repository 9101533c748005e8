/**
 * The stored cost history as the rooms of {@code cost} share it: what is asked for, what the manifest lists, where it
 * lies; imports {@code model} and {@code io}, and none of the packages inside.
 */
@NullMarked
package dev.mitosis.cost;

import org.jspecify.annotations.NullMarked;
