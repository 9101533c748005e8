/** Collects what can go wrong; imports {@code method}, {@code model}, {@code plan.command} and {@code plan.unit}. */
@NullMarked
package dev.mitosis.plan.risk;

import org.jspecify.annotations.NullMarked;
