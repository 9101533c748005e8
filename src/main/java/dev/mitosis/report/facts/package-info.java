/**
 * What the reports say in numbers, each counted once, out of the documents of a plan. Imports {@code model},
 * {@code io}.
 */
@NullMarked
package dev.mitosis.report.facts;

import org.jspecify.annotations.NullMarked;
