package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is new, changed or gone since somebody last gave a workbook back. */
final class ChangedTable {
    private ChangedTable() {}

    private record Row(Table<?> table, String key, String how) {}

    static Table<?> of(List<Table<?>> tables, CellNotes notes) {
        return new Table<>(
                "changed",
                "Changed",
                "What is new, changed or gone since a workbook was last read back; empty as long as none was.",
                List.of(
                        named("how", "How", "New, changed or gone.").wide(12).status(Row::how),
                        named("sheet", "Sheet", "Where it stands.")
                                .wide(18)
                                .text(row -> row.table().title()),
                        named("row", "Row", "Which row it is; leads there.")
                                .wide(90)
                                .link((Row row) -> row.how().equals("gone")
                                        ? Value.text(row.key())
                                        : new Value.Reference(
                                                row.key(), row.table().name(), row.key()))),
                notes.read().isEmpty() ? List.of() : rows(tables, notes),
                row -> row.table().name() + " " + row.key());
    }

    private static List<Row> rows(List<Table<?>> tables, CellNotes notes) {
        Map<String, Table<?>> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        List<Row> rows = new ArrayList<>();
        RowDigests.of(tables).forEach((name, digests) -> {
            Map<String, String> before = notes.read().getOrDefault(name, Map.of());
            Table<?> table = Objects.requireNonNull(byName.get(name));
            digests.forEach((key, digest) -> {
                if (!before.containsKey(key)) {
                    rows.add(new Row(table, key, "new"));
                } else if (!before.get(key).equals(digest)) {
                    rows.add(new Row(table, key, "changed"));
                }
            });
            before.keySet().stream()
                    .filter(key -> !digests.containsKey(key))
                    .forEach(key -> rows.add(new Row(table, key, "gone")));
        });
        return rows;
    }
}
