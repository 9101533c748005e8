/**
 * The tables of the plan, described once for workbook, CSV, HTML and JSON; imports {@code model}, {@code io} and what
 * it lays out of {@code report.facts} and {@code report.question}.
 */
@NullMarked
package dev.mitosis.report.table;

import org.jspecify.annotations.NullMarked;
