/** The Excel workbook; computes nothing. */
@NullMarked
package dev.mitosis.workbook;

import org.jspecify.annotations.NullMarked;
