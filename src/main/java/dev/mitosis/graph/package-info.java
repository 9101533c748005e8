/** The dependency graph with evidence on every edge; imports {@code snapshot} and JGraphT. */
@NullMarked
package dev.mitosis.graph;

import org.jspecify.annotations.NullMarked;
