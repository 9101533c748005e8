/**
 * Who may do what in the estate: policies with successors in place, what becomes of users and their keys, and whether
 * each access gives what it gave; imports {@code model}, {@code io}, {@code snapshot}, {@code graph.identity},
 * {@code graph.policy}, {@code graph.condition} and {@code target.name}.
 */
@NullMarked
package dev.mitosis.target.identity;

import org.jspecify.annotations.NullMarked;
