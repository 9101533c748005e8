/** Simulates a plan state by state; imports {@code model} only, never the planner. */
@NullMarked
package dev.mitosis.check;

import org.jspecify.annotations.NullMarked;
