/** A graph, or part of it, in the formats of other tools; imports {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.graph.export;

import org.jspecify.annotations.NullMarked;
