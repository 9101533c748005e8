package dev.mitosis.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A resource file of tab-separated columns; {@code #} starts a comment line. */
final class DataTable {
    private DataTable() {}

    /** One line with its place, for error messages. */
    record Row(String file, int line, List<String> cells) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        IllegalStateException error(String what) {
            return new IllegalStateException(file + ":" + line + ": " + what);
        }
    }

    /** All rows of the file beside this class; every row must have at least {@code columns} cells. */
    static List<Row> load(String file, int columns) {
        InputStream stream = DataTable.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the product lacks its resource file " + file);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse(file, reader.lines().toList(), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> parse(String file, List<String> lines, int columns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.strip().split("\\s*\\t\\s*"));
            Row row = new Row(file, i + 1, cells);
            if (cells.size() < columns) {
                throw row.error("expected " + columns + " columns, got " + cells.size());
            }
            rows.add(row);
        }
        return rows;
    }
}
