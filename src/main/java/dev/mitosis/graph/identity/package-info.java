/**
 * Who is there and by which texts each is named: entities, the identifier index, address ranges, wildcards; imports
 * {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.graph.identity;

import org.jspecify.annotations.NullMarked;
