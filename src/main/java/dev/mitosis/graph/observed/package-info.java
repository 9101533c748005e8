/**
 * Edges that traffic was seen on, beside those that configuration allows; imports {@code model}, {@code io} and, of the
 * graph, {@code identity} and {@code relation}.
 */
@NullMarked
package dev.mitosis.graph.observed;

import org.jspecify.annotations.NullMarked;
