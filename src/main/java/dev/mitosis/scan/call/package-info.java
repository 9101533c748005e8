/**
 * Asks: the queue of calls with its retries, the journal of what was answered, the pages of a list, and the book of
 * what came of it; imports {@code aws}, {@code io}, {@code model} and {@code scan.{spec, sdk, redact, secrecy}}.
 */
@NullMarked
package dev.mitosis.scan.call;

import org.jspecify.annotations.NullMarked;
