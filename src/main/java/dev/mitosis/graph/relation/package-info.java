/**
 * How a record becomes edges: the relation rules, the walk that applies them, the draft that collects what is drawn;
 * imports {@code model}, {@code io}, {@code graph.identity} and {@code graph.ownership}.
 */
@NullMarked
package dev.mitosis.graph.relation;

import org.jspecify.annotations.NullMarked;
