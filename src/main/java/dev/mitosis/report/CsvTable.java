package dev.mitosis.report;

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
        String text = value.plain();
        boolean number = value instanceof Value.Amount;
        String safe = !number && startsFormula(text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
