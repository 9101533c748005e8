/**
 * Plans again what was planned before: steps keep their ids as long as they are about the same things, and what is new,
 * gone or different is said with its reasons. Imports {@code io}, {@code model}, {@code plan.runbook} and
 * {@code plan.query}.
 */
@NullMarked
package dev.mitosis.plan.replan;

import org.jspecify.annotations.NullMarked;
