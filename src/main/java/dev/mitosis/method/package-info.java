/**
 * The knowledge base: how each resource type crosses an account border, with sources; imports {@code model} and
 * {@code io}.
 */
@NullMarked
package dev.mitosis.method;

import org.jspecify.annotations.NullMarked;
