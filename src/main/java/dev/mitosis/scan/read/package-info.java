/**
 * Reads the types that collectors declare: listings, descriptions and details become resources; imports
 * {@code snapshot}, {@code io}, {@code model} and {@code scan.{call, spec, redact}}.
 */
@NullMarked
package dev.mitosis.scan.read;

import org.jspecify.annotations.NullMarked;
