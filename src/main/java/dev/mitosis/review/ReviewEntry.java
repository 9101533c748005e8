package dev.mitosis.review;

import dev.mitosis.workbook.ReturnedCell;

/**
 * What somebody wrote into a cell.
 *
 * @param file the workbook that it was read from
 * @param column the header of the column
 * @param goesTo a key of {@code decisions.yaml}, or that it is for the next workbook
 * @param was what stood there at first
 * @param now what was written, as it counts
 */
public record ReviewEntry(
        String file, String sheet, String cell, String key, String column, String goesTo, String was, String now) {
    static ReviewEntry of(String file, ReturnedCell cell, String column, String goesTo, String now) {
        return new ReviewEntry(file, cell.sheet(), cell.cell(), cell.key(), column, goesTo, cell.was(), now);
    }
}
