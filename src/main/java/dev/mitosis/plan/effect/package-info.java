/**
 * Makes the steps: what is deployed, copied, frozen, switched, kept and deleted, each with its effects and commands;
 * imports {@code io}, {@code method}, {@code model}, {@code plan.command} and {@code plan.unit}.
 */
@NullMarked
package dev.mitosis.plan.effect;

import org.jspecify.annotations.NullMarked;
