/**
 * Attribution of the history to proposed accounts by evidence, and what the split costs on top; imports {@code model},
 * {@code io}, {@code cost}, {@code cost.store} and {@code cost.query}.
 */
@NullMarked
package dev.mitosis.cost.attribute;

import org.jspecify.annotations.NullMarked;
