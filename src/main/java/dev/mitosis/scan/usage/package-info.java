/**
 * Asks CloudWatch how much and how lately things are used; imports {@code aws}, {@code io}, {@code model} and
 * {@code scan.{call, read, spec}}.
 */
@NullMarked
package dev.mitosis.scan.usage;

import org.jspecify.annotations.NullMarked;
