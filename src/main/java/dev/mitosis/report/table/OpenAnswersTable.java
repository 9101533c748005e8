package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.TableNames;
import java.util.List;
import java.util.Map;

/** What people wrote that could not be taken over, so that they see it again. */
final class OpenAnswersTable {
    private OpenAnswersTable() {}

    private record Row(String key, Map<String, String> cells) {
        String of(String cell) {
            return cells.getOrDefault(cell, "");
        }
    }

    static Table<?> of(CellNotes notes) {
        List<Row> rows = notes.tables().getOrDefault(TableNames.OPEN_ANSWERS, Map.of()).entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
        return new Table<>(
                TableNames.OPEN_ANSWERS,
                "Open answers",
                "What was written into the last workbooks and could not be taken over: write it again where it belongs.",
                List.of(
                        named("state", "State", "A conflict, or an invalid entry.")
                                .wide(12)
                                .status((Row row) -> row.of("state")),
                        named("place", "Place", "The sheet and the cell.")
                                .wide(20)
                                .text(row -> row.of("place")),
                        named("row", "Row", "Which row it was.").wide(40).prose(row -> row.of("row")),
                        named("column", "Column", "Its header.").wide(16).text(row -> row.of("column")),
                        named("wrote", "Written", "What was written.").wide(30).prose(row -> row.of("wrote")),
                        named("why", "Why not", "What speaks against it.")
                                .wide(40)
                                .prose(row -> row.of("why")),
                        named("fix", "What to do", "What would settle it.")
                                .wide(40)
                                .prose(row -> row.of("fix")),
                        named("file", "Workbook", "The file that it was read from.")
                                .wide(30)
                                .text(row -> row.of("file"))),
                rows,
                Row::key);
    }
}
