package dev.mitosis.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of the product's knowledge: a resource file of tab-separated columns.
 *
 * <p>The grammar: each tab ends a cell, so two of them enclose an empty one; white space around a cell does not count;
 * blank lines and those that start with {@code #} say nothing. The first row may name the columns.
 */
public final class TsvTable {
    private TsvTable() {}

    /**
     * One line with its place, for error messages.
     *
     * @param line the number of the line in the file, from 1
     * @param header the names of the columns; empty where the table has none
     */
    public record TsvRow(String file, int line, List<String> header, List<String> cells) {
        public TsvRow {
            header = List.copyOf(header);
            cells = List.copyOf(cells);
        }

        /**
         * The text of a column by its name.
         *
         * @throws IllegalStateException where it is empty or there is no such column
         */
        public String get(String column) {
            String text = header.contains(column) ? cell(header.indexOf(column)) : "";
            if (text.isEmpty()) {
                throw error("the column '" + column + "' is empty");
            }
            return text;
        }

        /** The number in a column. */
        public double number(String column) {
            return Double.parseDouble(get(column));
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
        return parse(file, lines(beside, file), columns);
    }

    /**
     * All rows of the file beside a class whose first row names the columns.
     *
     * @throws IllegalStateException where the file is missing or a row has another number of cells than the header
     */
    public static List<TsvRow> loadNamed(Class<?> beside, String file) {
        return parseNamed(file, lines(beside, file));
    }

    private static List<String> lines(Class<?> beside, String file) {
        try (InputStream stream = beside.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the product lacks its resource file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows among the lines; every row must have at least {@code columns} cells. */
    public static List<TsvRow> parse(String file, List<String> lines, int columns) {
        List<TsvRow> rows = rows(file, lines);
        for (TsvRow row : rows) {
            if (row.cells().size() < columns) {
                throw row.error(
                        "expected " + columns + " columns, got " + row.cells().size());
            }
        }
        return rows;
    }

    /** The rows below the one that names the columns. */
    public static List<TsvRow> parseNamed(String file, List<String> lines) {
        List<TsvRow> named = new ArrayList<>();
        List<String> header = List.of();
        for (TsvRow row : rows(file, lines)) {
            if (header.isEmpty()) {
                header = row.cells();
            } else if (row.cells().size() != header.size()) {
                throw row.error("expected " + header.size() + " columns, got "
                        + row.cells().size());
            } else {
                named.add(new TsvRow(file, row.line(), header, row.cells()));
            }
        }
        return named;
    }

    private static List<TsvRow> rows(String file, List<String> lines) {
        List<TsvRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new TsvRow(file, i + 1, List.of(), cells(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }
}
