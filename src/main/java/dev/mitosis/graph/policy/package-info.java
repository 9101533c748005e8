/**
 * IAM policies: statements, their evaluation, and the edges and findings that they make; imports {@code model},
 * {@code io}, {@code snapshot}, {@code graph.identity}, {@code graph.relation} and {@code graph.condition}.
 */
@NullMarked
package dev.mitosis.graph.policy;

import org.jspecify.annotations.NullMarked;
