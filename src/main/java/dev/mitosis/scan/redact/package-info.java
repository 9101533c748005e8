/**
 * Keeps secrets off the disk: only tokens that identify resources survive; imports {@code io}, {@code model},
 * {@code scan.secrecy} and {@code scan.spec}.
 */
@NullMarked
package dev.mitosis.scan.redact;

import org.jspecify.annotations.NullMarked;
