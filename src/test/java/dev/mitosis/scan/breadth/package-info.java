/**
 * Holds the collectors against an emulator that was filled through the AWS APIs; imports {@code scan},
 * {@code emulator}.
 */
@NullMarked
package dev.mitosis.scan.breadth;

import org.jspecify.annotations.NullMarked;
