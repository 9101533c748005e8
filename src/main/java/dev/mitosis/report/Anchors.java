package dev.mitosis.report;

import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.OutwardLinks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names the rows of the tables, so that links can lead to them; a name never holds text from outside. */
final class Anchors {
    private final Map<String, Map<String, Integer>> rows = new HashMap<>();

    private final String artefacts;

    /**
     * The places that links of a page lead to.
     *
     * @param artefacts the way from the page to the folder of the artefacts; empty where nobody knows it
     */
    Anchors(List<Table<?>> tables, String artefacts) {
        this.artefacts = artefacts;
        tables.forEach(this::add);
    }

    private <R> void add(Table<R> table) {
        Map<String, Integer> numbers = new HashMap<>();
        for (R row : table.rows()) {
            numbers.putIfAbsent(table.key().apply(row), numbers.size());
        }
        rows.put(table.name(), numbers);
    }

    /** The address of a file of the plan; empty where nothing leads there. */
    Optional<String> file(String path) {
        return OutwardLinks.file(artefacts, path);
    }

    /** The anchor of a row. */
    String of(String table, String key) {
        return table + "-" + rows.getOrDefault(table, Map.of()).getOrDefault(key, 0);
    }
}
