/**
 * The dependency graph with evidence on every edge; imports {@code model}, {@code io}, {@code snapshot} and JGraphT.
 */
@NullMarked
package dev.mitosis.graph;

import org.jspecify.annotations.NullMarked;
