/**
 * Compares what stands in accounts with what the target says shall stand there: names, properties and edges, by what
 * the product itself reads from answers; imports {@code graph}, {@code io}, {@code model}, {@code snapshot} and of the
 * target {@code property}, {@code form} and {@code template}.
 */
@NullMarked
package dev.mitosis.target.standing;

import org.jspecify.annotations.NullMarked;
