/**
 * Questions to a graph that was drawn: why, what if, who may, what is shared, what reaches what; imports {@code model},
 * {@code snapshot}, {@code graph.identity}, {@code graph.ownership}, {@code graph.policy}, {@code graph.network} and
 * JGraphT.
 */
@NullMarked
package dev.mitosis.graph.query;

import org.jspecify.annotations.NullMarked;
