package dev.mitosis.report;

import dev.mitosis.model.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the rows of the tables, so that links can lead to them; a name never holds text from outside. */
final class Anchors {
    private final Map<String, Map<String, Integer>> rows = new HashMap<>();

    Anchors(List<Table<?>> tables) {
        tables.forEach(this::add);
    }

    private <R> void add(Table<R> table) {
        Map<String, Integer> numbers = new HashMap<>();
        for (R row : table.rows()) {
            numbers.putIfAbsent(table.key().apply(row), numbers.size());
        }
        rows.put(table.name(), numbers);
    }

    /** The anchor of a row. */
    String of(String table, String key) {
        return table + "-" + rows.getOrDefault(table, Map.of()).getOrDefault(key, 0);
    }
}
