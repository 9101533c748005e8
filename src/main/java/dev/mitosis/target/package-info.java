/**
 * The target estate: what shall stand in which account, under which name, made from what; imports {@code model},
 * {@code io}, {@code snapshot} and {@code method}.
 */
@NullMarked
package dev.mitosis.target;

import org.jspecify.annotations.NullMarked;
