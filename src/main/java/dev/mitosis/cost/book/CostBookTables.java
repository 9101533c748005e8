package dev.mitosis.cost.book;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.book.CostBookBuilder.Month;
import dev.mitosis.cost.query.HistoryTable;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sheets of a cost workbook that every history has: its months, its queries, its checks. */
final class CostBookTables {
    private CostBookTables() {}

    static Table<Month> months(CostManifest manifest, List<Month> months, String currency) {
        List<Column<Month>> columns = new ArrayList<>();
        columns.add(Column.named("month", "Month", "The first day of the month, UTC.")
                .wide(12)
                .date(month -> LocalDate.parse(month.month() + "-01")));
        columns.add(Column.named("final", "Final", "Says no where the invoice was still open at the export.")
                .wide(8)
                .text(month -> month.estimated() ? "no" : "yes"));
        for (int i = 0; i < manifest.metrics().size(); i++) {
            int index = i;
            String metric = manifest.metrics().get(i);
            boolean cost = metric.endsWith("Cost");
            String name = metric.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            columns.add(Column.named(
                            HistoryTable.column(metric),
                            name + (cost ? " (" + currency + ")" : " (mixed units)"),
                            cost ? "The month's total." : "A sum over different units; only for reconciling.")
                    .wide(17)
                    .number(
                            cost ? Kind.MONEY : Kind.NUMBER,
                            month -> month.amounts().get(index)));
        }
        return new Table<>(
                "months",
                "Months",
                "Every month in every metric; the files hold all digits.",
                columns,
                months,
                Month::month);
    }

    /**
     * One amount of the history.
     *
     * @param keys the values of the query's keys, in their order
     */
    record FlatRow(LocalDate month, boolean estimated, BigDecimal amount, List<String> keys) {}

    static Table<FlatRow> flat(QueryEntry query, List<FlatRow> rows, String currency) {
        List<Column<FlatRow>> columns = new ArrayList<>();
        columns.add(Column.named("month", "Month", "The first day of the month, UTC.")
                .wide(13)
                .date(FlatRow::month));
        for (int i = 0; i < query.columns().size(); i++) {
            int index = i;
            String column = query.columns().get(i);
            String title = column.substring(0, 1).toUpperCase(Locale.ROOT)
                    + column.substring(1).replace('_', ' ');
            columns.add(Column.named(column, title, "As Cost Explorer names it.")
                    .wide(40)
                    .text(row -> row.keys().get(index)));
        }
        columns.add(Column.named("final", "Final", "Says no where the invoice was still open at the export.")
                .wide(8)
                .text(row -> row.estimated() ? "no" : "yes"));
        columns.add(Column.named("amount", "Unblended (" + currency + ")", "What was charged.")
                .wide(18)
                .number(Kind.MONEY, FlatRow::amount));
        return new Table<>(
                "to-pivot",
                "To pivot",
                "One row for each month and group, no amount twice: select the table and insert a pivot. flat.csv and"
                        + " flat.parquet hold the same with every metric and all digits.",
                columns,
                rows,
                row -> row.month() + "|" + String.join("|", row.keys()));
    }

    static Table<QueryEntry> queries(CostManifest manifest) {
        return new Table<>(
                "queries",
                "Queries",
                "Every query of the export: what it is broken down by, its reach, and whether it is complete.",
                List.of(
                        Column.named("name", "Query", "Its name, which is also the folder of its files.")
                                .wide(38)
                                .text(QueryEntry::name),
                        Column.named("granularity", "Granularity", "The length of its periods.")
                                .wide(12)
                                .text(QueryEntry::granularity),
                        Column.named("group_by", "Grouped by", "Its keys.")
                                .wide(34)
                                .text(entry -> String.join(", ", entry.groupBy())),
                        Column.named("start", "From", "The first day.").wide(12).date(entry -> day(entry.start())),
                        Column.named("end", "To", "The day behind the last one.")
                                .wide(12)
                                .date(entry -> day(entry.end())),
                        Column.named("rows", "Rows", "Groups over all periods.")
                                .wide(12)
                                .number(Kind.NUMBER, CostBookTables::rows),
                        Column.named("status", "Status", "Whether everything asked for came.")
                                .wide(18)
                                .status(entry -> entry.status().label()),
                        Column.named("reason", "Reason", "The service's words where it did not.")
                                .wide(60)
                                .prose(QueryEntry::reason)),
                manifest.queries(),
                QueryEntry::name);
    }

    private static long rows(QueryEntry entry) {
        return entry.files(FileEntry.PARQUET).stream()
                .mapToLong(FileEntry::rows)
                .sum();
    }

    static Table<CostVerification.Check> checks(CostVerification verification) {
        return new Table<>(
                "checks",
                "Checks",
                "What was verified, on how many things, and how many failed.",
                List.of(
                        Column.named("check", "Check", "What has to hold.")
                                .wide(64)
                                .text(CostVerification.Check::title),
                        Column.named("examined", "Examined", "How many things were looked at.")
                                .wide(14)
                                .number(Kind.NUMBER, CostVerification.Check::examined),
                        Column.named("failed", "Failed", "How many of them are wrong.")
                                .wide(12)
                                .number(Kind.NUMBER, CostVerification.Check::failed)),
                verification.checks(),
                CostVerification.Check::id);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
