/**
 * What is asked of a plan: one step, a part of it, and how far it is done; imports {@code io}, {@code model} and
 * {@code plan.runbook}.
 */
@NullMarked
package dev.mitosis.plan.query;

import org.jspecify.annotations.NullMarked;
