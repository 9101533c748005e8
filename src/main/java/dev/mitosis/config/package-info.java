/**
 * Settings from flags, environment and project file, each with its provenance; imports {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.config;

import org.jspecify.annotations.NullMarked;
