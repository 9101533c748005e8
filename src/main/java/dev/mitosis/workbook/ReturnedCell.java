package dev.mitosis.workbook;

/**
 * A cell that people have changed.
 *
 * @param cell its place, for example {@code G17}
 * @param table the name of the table
 * @param key the key of the row
 * @param column the name of the column
 * @param was what stood there when the workbook was written; empty for nothing
 * @param now what stands there; empty for nothing
 */
public record ReturnedCell(
        String sheet, String cell, String table, String key, String column, String was, String now) {}
