package dev.mitosis.model.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Rows with typed columns, described once and laid out by every writer.
 *
 * @param name unique, lower case with hyphens: the name of the CSV file and of the HTML anchor
 * @param title what people call it: the name of the sheet, at most 31 characters
 * @param description what it shows and how to use it, in one or two sentences
 * @param key identifies a row for links and for reading changes back; unique in the table
 */
public record Table<R>(
        String name, String title, String description, List<Column<R>> columns, List<R> rows, Function<R, String> key) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        requireUnique(columns);
    }

    private static <R> void requireUnique(List<Column<R>> columns) {
        Set<String> seen = new HashSet<>();
        for (Column<R> column : columns) {
            if (!seen.add(column.name()) || !seen.add("title " + column.title())) {
                throw new IllegalArgumentException("two columns are called " + column.name());
            }
        }
    }
}
