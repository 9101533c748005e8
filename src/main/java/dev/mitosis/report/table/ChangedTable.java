package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.ReportIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is new, changed or gone since somebody last gave a workbook back. */
final class ChangedTable {
    private static final int WORDS = 4;
    private static final int LONGEST = 160;

    private ChangedTable() {}

    /** A row of another table, by what people call it; what is gone is called by its key. */
    private record Row(Table<?> table, String key, String how, String called) {}

    static Table<?> of(List<Table<?>> tables, CellNotes notes, ReportIndex index) {
        return new Table<>(
                "changed",
                "Changed",
                "What is new, changed or gone since a workbook was last read back; empty as long as none was. The rows themselves say so,"
                        + " too, in a column Since.",
                List.of(
                        named("how", "How", "New, changed or gone.").wide(12).status(Row::how),
                        named("sheet", "Sheet", "Where it stands.")
                                .wide(18)
                                .text(row -> row.table().title()),
                        named("row", "Row", "Which row it is; leads there.")
                                .wide(90)
                                .link((Row row) -> row.how().equals("gone")
                                        ? Value.text(byNames(row.key(), index))
                                        : new Value.Reference(
                                                row.called(), row.table().name(), row.key()))),
                notes.read().isEmpty() ? List.of() : rows(tables, notes),
                row -> row.table().name() + " " + row.key());
    }

    /** What is gone is in no table any more: of its key the ARNs are said by the names of what they are of. */
    private static String byNames(String key, ReportIndex index) {
        return Arrays.stream(key.split(" ", -1)).map(index::name).collect(Collectors.joining(" "));
    }

    /** The first texts of each row, as many as tell which it is. */
    private static <R> Map<String, String> called(Table<R> table) {
        List<Column<R>> columns = table.columns().stream()
                .filter(column -> column.input() == null)
                .filter(column ->
                        column.kind() == Kind.TEXT || column.kind() == Kind.PROSE || column.kind() == Kind.LINK)
                .limit(WORDS)
                .toList();
        Map<String, String> called = new HashMap<>();
        for (R row : table.rows()) {
            String words = columns.stream()
                    .map(column -> column.value().apply(row).plain())
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
            called.put(table.key().apply(row), words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words);
        }
        return called;
    }

    private static List<Row> rows(List<Table<?>> tables, CellNotes notes) {
        Map<String, Table<?>> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        List<Row> rows = new ArrayList<>();
        RowDigests.of(tables).forEach((name, digests) -> {
            Map<String, String> before = notes.read().getOrDefault(name, Map.of());
            Table<?> table = Objects.requireNonNull(byName.get(name));
            Map<String, String> called = called(table);
            digests.forEach((key, digest) -> {
                if (!before.containsKey(key)) {
                    rows.add(new Row(table, key, "new", called.getOrDefault(key, key)));
                } else if (!before.get(key).equals(digest)) {
                    rows.add(new Row(table, key, "changed", called.getOrDefault(key, key)));
                }
            });
            before.keySet().stream()
                    .filter(key -> !digests.containsKey(key))
                    .forEach(key -> rows.add(new Row(table, key, "gone", key)));
        });
        return rows;
    }
}
