package dev.mitosis.model.table;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people wrote into the cells of tables that are theirs, and that no stage reads.
 *
 * @param tables by the name of the table, the key of the row and the name of the column; sorted
 */
public record CellNotes(Map<String, Map<String, Map<String, String>>> tables) {
    /** Nobody wrote anything. */
    public static final CellNotes NONE = new CellNotes(Map.of());

    public CellNotes {
        Map<String, Map<String, Map<String, String>>> sorted = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Map<String, Map<String, String>> sortedRows = new TreeMap<>();
            rows.forEach((key, cells) -> sortedRows.put(key, Collections.unmodifiableMap(new TreeMap<>(cells))));
            sorted.put(table, Collections.unmodifiableMap(sortedRows));
        });
        tables = Collections.unmodifiableMap(sorted);
    }

    /** What was written into a cell; empty where nobody wrote there. */
    public Optional<String> of(String table, String key, String column) {
        return Optional.ofNullable(
                tables.getOrDefault(table, Map.of()).getOrDefault(key, Map.of()).get(column));
    }

    /** The notes with another text in a cell; an empty one means that somebody cleared it. */
    public CellNotes with(String table, String key, String column, String text) {
        Map<String, Map<String, Map<String, String>>> changed = new TreeMap<>(tables);
        Map<String, Map<String, String>> rows = new TreeMap<>(changed.getOrDefault(table, Map.of()));
        Map<String, String> cells = new TreeMap<>(rows.getOrDefault(key, Map.of()));
        cells.put(column, text);
        rows.put(key, cells);
        changed.put(table, rows);
        return new CellNotes(changed);
    }
}
