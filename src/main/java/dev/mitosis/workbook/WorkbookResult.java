package dev.mitosis.workbook;

import java.util.Map;

/**
 * What a workbook holds.
 *
 * @param rows how many rows each sheet with a table has, in the order of the sheets
 * @param leftOut how many rows had no room on their sheet, for the sheets where there are any
 */
public record WorkbookResult(Map<String, Integer> rows, Map<String, Integer> leftOut) {}
