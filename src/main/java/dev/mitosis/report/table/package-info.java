/** The tables of the plan, described once for workbook, CSV, HTML and JSON; imports {@code model} only. */
@NullMarked
package dev.mitosis.report.table;

import org.jspecify.annotations.NullMarked;
