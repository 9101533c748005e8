package dev.mitosis.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of the product's knowledge: a resource file of tab-separated columns.
 *
 * <p>The grammar: each tab ends a cell, so two of them enclose an empty one; white space around a cell does not count;
 * blank lines and those that start with {@code #} say nothing.
 */
public final class TsvTable {
    private TsvTable() {}

    /**
     * One line with its place, for error messages.
     *
     * @param line the number of the line in the file, from 1
     */
    public record TsvRow(String file, int line, List<String> cells) {
        public TsvRow {
            cells = List.copyOf(cells);
        }

        /** The text of a column, counted from 0; empty where the line ends before it. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        /** The texts of a column that holds several, separated by commas; none where it is empty. */
        public List<String> list(int column) {
            return cell(column).isEmpty() ? List.of() : List.of(cell(column).split(","));
        }

        /** The error to throw where the line makes no sense. */
        public IllegalStateException error(String what) {
            return new IllegalStateException(file + ":" + line + ": " + what);
        }
    }

    /**
     * All rows of the file beside a class.
     *
     * @param columns how many cells every row must have at least
     * @throws IllegalStateException where the file is missing or a row is too short
     */
    public static List<TsvRow> load(Class<?> beside, String file, int columns) {
        try (InputStream stream = beside.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the product lacks its resource file " + file);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return parse(file, reader.lines().toList(), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows among the lines; every row must have at least {@code columns} cells. */
    public static List<TsvRow> parse(String file, List<String> lines, int columns) {
        List<TsvRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                TsvRow row = new TsvRow(file, i + 1, cells(line));
                if (row.cells().size() < columns) {
                    throw row.error("expected " + columns + " columns, got "
                            + row.cells().size());
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }
}
