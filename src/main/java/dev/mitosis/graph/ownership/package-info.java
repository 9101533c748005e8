/**
 * What a resource cannot be apart from, which of its parts an edge comes from, and who made it; imports {@code model},
 * {@code io}, {@code snapshot} and {@code graph.identity}.
 */
@NullMarked
package dev.mitosis.graph.ownership;

import org.jspecify.annotations.NullMarked;
