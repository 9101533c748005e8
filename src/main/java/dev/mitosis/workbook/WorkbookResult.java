package dev.mitosis.workbook;

import java.util.Map;

/**
 * What a workbook holds.
 *
 * @param rows how many rows each sheet with a table has, in the order of the sheets
 */
public record WorkbookResult(Map<String, Integer> rows) {}
