package dev.mitosis.report;

import dev.mitosis.io.text.Csv;
import dev.mitosis.io.text.Escapes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;

/** A table as CSV: one header line, then one for each row; amounts as they are. */
final class CsvTable {
    private CsvTable() {}

    static <R> String render(Table<R> table) {
        StringBuilder csv = new StringBuilder();
        csv.append(Csv.line(table.columns().stream().map(Column::name).toList()));
        for (R row : table.rows()) {
            csv.append(Csv.line(table.columns().stream()
                    .map(column -> cell(column.value().apply(row)))
                    .toList()));
        }
        return csv.toString();
    }

    private static String cell(Value value) {
        return value instanceof Value.Amount ? value.plain() : Escapes.csv(value.plain());
    }
}
