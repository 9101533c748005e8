package dev.mitosis.partition;

import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The knowledge files of this package: tab-separated tables with a header row, and YAML; {@code #} starts a comment.
 */
final class Table {
    private Table() {}

    /** One row, by column name. */
    record Row(String file, int line, Map<String, String> cells) {
        String get(String column) {
            String cell = cells.get(column);
            if (cell == null || cell.isEmpty()) {
                throw new IllegalStateException(file + ":" + line + ": the column '" + column + "' is empty");
            }
            return cell;
        }

        double number(String column) {
            return Double.parseDouble(get(column));
        }
    }

    /** Reads and converts every row. */
    static <T> List<T> read(String file, Function<Row, T> convert) {
        List<T> rows = new ArrayList<>();
        List<String> header = List.of();
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (header.isEmpty()) {
                header = cells;
            } else {
                rows.add(convert.apply(row(file, number, header, cells)));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(String file, int line, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalStateException(
                    file + ":" + line + ": " + cells.size() + " columns where " + header.size() + " are expected");
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), cells.get(i).strip());
        }
        return new Row(file, line, named);
    }

    /** Reads a YAML file into a record. */
    static <T> T yaml(String file, Class<T> type) {
        try {
            return Json.yaml().readValue(text(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String text(String file) {
        try (InputStream in = Table.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
