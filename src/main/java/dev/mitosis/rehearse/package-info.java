/**
 * Runs the runbooks of a plan on an emulated organization, as a person would, and notes what came of each step; imports
 * {@code model}, {@code io} and {@code snapshot}.
 */
@NullMarked
package dev.mitosis.rehearse;

import org.jspecify.annotations.NullMarked;
