package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Stream;

/** What each column of each table means; made from the tables themselves. */
public final class ColumnsTable {
    /** The name of the table. */
    public static final String NAME = "columns";

    private ColumnsTable() {}

    /** One column of one table. */
    public record Row(String table, String column, String meaning, String goesTo) {}

    /** Describes the columns of the tables. */
    public static Table<Row> of(List<Table<?>> tables) {
        return new Table<>(
                NAME,
                "Columns",
                "What each column of each sheet means, and where it counts if you fill it in.",
                List.of(
                        named("table", "Sheet", "The sheet.").wide(18).text(Row::table),
                        named("column", "Column", "Its header.").wide(26).text(Row::column),
                        named("meaning", "What it means", "What the values say.")
                                .wide(80)
                                .prose(Row::meaning),
                        named("input", "You fill it in", "Says yes for tinted columns.")
                                .wide(14)
                                .text(row -> Words.yes(!row.goesTo().isEmpty())),
                        named(
                                        "goes_to",
                                        "Where it counts",
                                        "A key of decisions.yaml, or the next workbook, for which it is kept.")
                                .wide(38)
                                .text(Row::goesTo)),
                tables.stream().flatMap(ColumnsTable::rows).toList(),
                row -> row.table() + "/" + row.column());
    }

    /** The columns that people fill in. */
    public static List<Row> inputs(List<Table<?>> tables) {
        return tables.stream()
                .flatMap(ColumnsTable::rows)
                .filter(row -> !row.goesTo().isEmpty())
                .toList();
    }

    private static Stream<Row> rows(Table<?> table) {
        return table.columns().stream().map(column -> row(table, column));
    }

    private static Row row(Table<?> table, Column<?> column) {
        Input input = column.input();
        return new Row(
                table.title(), column.title().strip(), column.description(), input == null ? "" : input.goesTo());
    }
}
