package dev.mitosis.report;

import dev.mitosis.io.text.Escapes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import java.util.stream.Collectors;

/** A table as CSV (RFC 4180): UTF-8, one header line, text that a spreadsheet would take for a formula quoted. */
final class CsvTable {
    private static final String LINE_END = "\r\n";

    private CsvTable() {}

    static <R> String render(Table<R> table) {
        StringBuilder csv = new StringBuilder();
        csv.append(table.columns().stream().map(Column::name).collect(Collectors.joining(",")))
                .append(LINE_END);
        for (R row : table.rows()) {
            csv.append(table.columns().stream()
                            .map(column -> cell(column.value().apply(row)))
                            .collect(Collectors.joining(",")))
                    .append(LINE_END);
        }
        return csv.toString();
    }

    private static String cell(Value value) {
        return value instanceof Value.Amount ? value.plain() : Escapes.csv(value.plain());
    }
}
