/**
 * Asks whoever names resources of other services, so that none is invisible; imports {@code snapshot}, {@code io},
 * {@code model} and {@code scan.{read, call, spec, redact}}.
 */
@NullMarked
package dev.mitosis.scan.sweep;

import org.jspecify.annotations.NullMarked;
