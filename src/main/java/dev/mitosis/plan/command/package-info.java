/**
 * Fills the commands of the knowledge base in for the things of a target, and knows which variables they use and set;
 * imports {@code io}, {@code method}, {@code model}, {@code snapshot} and {@code plan.unit}.
 */
@NullMarked
package dev.mitosis.plan.command;

import org.jspecify.annotations.NullMarked;
