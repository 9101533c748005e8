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
import java.util.ArrayList;
import java.util.List;

/** The sheets of a cost workbook that every history has: its months, its queries, its checks. */
final class CostBookTables {
    private CostBookTables() {}

    static Table<Month> months(CostManifest manifest, List<Month> months, String currency) {
        List<Column<Month>> columns = new ArrayList<>();
        columns.add(Column.named("month", "Month", "The calendar month, UTC.")
                .wide(10)
                .text(Month::month));
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
                        Column.named("start", "From", "The first day.").wide(12).text(QueryEntry::start),
                        Column.named("end", "To", "The day behind the last one.")
                                .wide(12)
                                .text(QueryEntry::end),
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
}
