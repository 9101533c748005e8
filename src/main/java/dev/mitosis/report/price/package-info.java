/**
 * What the things of an account cost a month by list price while they only stand there. Imports {@code model},
 * {@code io}.
 */
@NullMarked
package dev.mitosis.report.price;

import org.jspecify.annotations.NullMarked;
