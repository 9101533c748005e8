/**
 * Writes the plan as runbooks that people follow: for each wave a page, a script for each step, and those that prove
 * and take back what was done; computes nothing of its own. Imports {@code io} and {@code model} only.
 */
@NullMarked
package dev.mitosis.plan.runbook;

import org.jspecify.annotations.NullMarked;
