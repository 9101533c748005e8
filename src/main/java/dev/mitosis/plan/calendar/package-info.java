/**
 * Puts the steps into waves and days: what waits for what, how long it takes, and which days are not to be had; imports
 * {@code io}, {@code model} and {@code plan.effect}.
 */
@NullMarked
package dev.mitosis.plan.calendar;

import org.jspecify.annotations.NullMarked;
