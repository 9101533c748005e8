package dev.mitosis.model.table;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people wrote into the cells of tables that are theirs, and that no stage reads.
 *
 * @param tables by the name of the table, the key of the row and the name of the column; sorted
 * @param read digests of the rows that somebody has read, by the name of the table and the key of the row; empty where
 *     no workbook was given back yet
 */
public record CellNotes(Map<String, Map<String, Map<String, String>>> tables, Map<String, Map<String, String>> read) {
    /** Nobody wrote anything. */
    public static final CellNotes NONE = new CellNotes(Map.of());

    /** Notes of people who are not known to have read anything. */
    public CellNotes(Map<String, Map<String, Map<String, String>>> tables) {
        this(tables, Map.of());
    }

    public CellNotes {
        Map<String, Map<String, Map<String, String>>> sorted = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Map<String, Map<String, String>> sortedRows = new TreeMap<>();
            rows.forEach((key, cells) -> sortedRows.put(key, Collections.unmodifiableMap(new TreeMap<>(cells))));
            sorted.put(table, Collections.unmodifiableMap(sortedRows));
        });
        tables = Collections.unmodifiableMap(sorted);
        Map<String, Map<String, String>> rows = new TreeMap<>();
        read.forEach((table, digests) -> rows.put(table, Collections.unmodifiableMap(new TreeMap<>(digests))));
        read = Collections.unmodifiableMap(rows);
    }

    /** The notes of people who have read these rows. */
    public CellNotes afterReading(Map<String, Map<String, String>> digests) {
        return new CellNotes(tables, digests);
    }

    /** The notes without those of a table. */
    public CellNotes without(String table) {
        Map<String, Map<String, Map<String, String>>> changed = new TreeMap<>(tables);
        changed.remove(table);
        return new CellNotes(changed, read);
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
        return new CellNotes(changed, read);
    }
}
