/** The Excel workbook; computes nothing. Imports {@code model}, {@code io} and the tables of {@code report}. */
@NullMarked
package dev.mitosis.workbook;

import org.jspecify.annotations.NullMarked;
