/**
 * The dependency graph with evidence on every edge: {@code GraphBuilder} runs the passes of the packages below; imports
 * {@code model}, {@code io}, {@code snapshot} and, of its own, all but {@code graph.query} and {@code graph.export}.
 */
@NullMarked
package dev.mitosis.graph;

import org.jspecify.annotations.NullMarked;
