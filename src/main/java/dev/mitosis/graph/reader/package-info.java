/**
 * Values with a grammar of their own, by the names that relation rules call them by; imports {@code model}, {@code io},
 * {@code graph.identity}, {@code graph.relation}, {@code graph.policy} and {@code graph.network}.
 */
@NullMarked
package dev.mitosis.graph.reader;

import org.jspecify.annotations.NullMarked;
