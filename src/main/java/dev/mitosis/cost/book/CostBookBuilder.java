package dev.mitosis.cost.book;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.attribute.CostAttribution;
import dev.mitosis.cost.query.CostQuery;
import dev.mitosis.cost.query.FlatHistory;
import dev.mitosis.cost.query.HistoryTable;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.CostBook;
import dev.mitosis.model.CostBook.Figure;
import dev.mitosis.model.CostBook.Trend;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the stored history into what its workbook shows. */
public final class CostBookBuilder implements AutoCloseable {
    /** Rows of a pivot; the files hold all of them. */
    private static final int PIVOT_ROWS = 5000;
    /** Rows of the sheet to pivot; the flat files hold all of them. */
    private static final int FLAT_ROWS = 500_000;

    /** The sheets whose names no tag may take. */
    private static final List<String> FIXED = List.of(
            "Read me", "Overview", "Months", "Accounts", "Attribution", "On top", "To pivot", "Queries", "Checks");

    private final CostPaths paths;
    private final CostManifest manifest;
    private final CostQuery.Session query;

    /** Reads the history in {@code reports/<account>/cost}. */
    public CostBookBuilder(Path folder) {
        this.paths = new CostPaths(folder);
        this.manifest = ManifestFile.read(paths);
        this.query = new CostQuery(folder).open();
    }

    @Override
    public void close() {
        query.close();
    }

    /** One month's totals. */
    record Month(String month, boolean estimated, List<@Nullable BigDecimal> amounts) {}

    /**
     * Builds the content.
     *
     * @param verification what the verification of this history said
     */
    public CostBook build(CostVerification verification) {
        String currency = currency();
        List<Month> months = months();
        List<Table<?>> tables = new ArrayList<>();
        List<Trend> trends = new ArrayList<>();
        SheetTitles titles = new SheetTitles(FIXED);
        tables.add(CostBookTables.months(manifest, months, currency));
        attribution().map(AttributionTables::new).ifPresent(attributed -> {
            tables.addAll(attributed.tables());
            trends.add(attributed.trend());
        });
        for (Breakdown breakdown : breakdowns()) {
            CostPivot pivot = pivot(breakdown);
            if (!pivot.isEmpty()) {
                String name = "pivot-" + tables.size();
                tables.add(pivot.table(name, titles.of(breakdown.title()), breakdown.key(), currency));
                if (breakdown.charted()) {
                    trends.add(pivot.trend(breakdown.chart(), currency));
                }
            }
        }
        FlatHistory.query(manifest)
                .map(flat -> CostBookTables.flat(flat, flatRows(flat), currency))
                .ifPresent(tables::add);
        tables.add(CostBookTables.queries(manifest));
        tables.add(CostBookTables.checks(verification));
        return new CostBook(
                manifest.account(),
                manifest.createdAt(),
                manifest.createdBy(),
                verification.passed(),
                verdict(verification),
                figures(months, currency),
                trends,
                tables);
    }

    /** Writes the months of the history in one file of each format. */
    public void writeFlat() {
        new FlatHistory(paths, manifest).write();
    }

    private List<CostBookTables.FlatRow> flatRows(QueryEntry flat) {
        String keys = flat.columns().stream().map(DuckDbSql::name).collect(Collectors.joining(", "));
        String sql = "SELECT period_start::VARCHAR, estimated, unblended_cost" + (keys.isEmpty() ? "" : ", " + keys)
                + " FROM " + DuckDbSql.name(CostQuery.table(flat)) + " ORDER BY period_start DESC"
                + (keys.isEmpty() ? "" : ", " + keys) + " LIMIT " + FLAT_ROWS;
        List<CostBookTables.FlatRow> rows = new ArrayList<>();
        for (List<@Nullable Object> row : query.ask(sql).rows()) {
            rows.add(new CostBookTables.FlatRow(
                    LocalDate.parse(String.valueOf(row.get(0)).substring(0, 10)),
                    Boolean.TRUE.equals(row.get(1)),
                    amount(row.get(2)),
                    row.subList(3, row.size()).stream().map(String::valueOf).toList()));
        }
        return rows;
    }

    /** The attribution of this very history; one of an earlier export says nothing about it. */
    private Optional<CostAttribution> attribution() {
        try {
            if (!Files.exists(paths.attribution())) {
                return Optional.empty();
            }
            CostAttribution attribution = DocumentFile.load(paths.attribution(), CostAttribution.class);
            return Optional.of(attribution).filter(read -> read.manifestSha256().equals(ManifestFile.hash(paths)));
        } catch (IOException e) {
            throw new MitosisException(
                    "M-COST-14",
                    "cannot read " + paths.attribution(),
                    InputFile.reason(e),
                    "run: mitosis cost attribute",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    /** A sheet of the workbook. */
    private record Breakdown(
            QueryEntry query, String column, String title, String key, String chart, boolean charted) {}

    private List<Breakdown> breakdowns() {
        List<Breakdown> breakdowns = new ArrayList<>();
        add(breakdowns, "monthly-service", "service", "Services", "Service", true);
        add(breakdowns, "monthly-service-region", "region", "Regions", "Region", true);
        add(breakdowns, "monthly-record-type", "record_type", "Record types", "Record type", true);
        add(breakdowns, "monthly-usage-type", "usage_type", "Usage types", "Usage type", false);
        add(breakdowns, "monthly-linked-account", "linked_account", "Linked accounts", "Account", false);
        for (QueryEntry entry : manifest.queries()) {
            if (entry.series().equals("monthly") && entry.grouping().matches("(tag|category)-.*")) {
                String column = entry.columns().get(0);
                String key = column.substring(column.indexOf('_') + 1);
                String kind = column.startsWith("tag_") ? "Tag " : "Category ";
                boolean tag = column.startsWith("tag_");
                breakdowns.add(new Breakdown(
                        entry,
                        column,
                        kind + key,
                        kind + key,
                        "Cost by " + kind.toLowerCase(java.util.Locale.ROOT) + key,
                        tag));
            }
        }
        return breakdowns;
    }

    private void add(List<Breakdown> list, String name, String column, String title, String key, boolean charted) {
        manifest.queries().stream()
                .filter(entry -> entry.name().equals(name) && !entry.files().isEmpty())
                .findFirst()
                .ifPresent(entry -> list.add(new Breakdown(
                        entry, column, title, key, "Cost by " + key.toLowerCase(java.util.Locale.ROOT), charted)));
    }

    private CostPivot pivot(Breakdown breakdown) {
        CostPivot pivot = new CostPivot();
        if (breakdown.query().files().isEmpty()) {
            return pivot;
        }
        String column = DuckDbSql.name(breakdown.column());
        String table = DuckDbSql.name(CostQuery.table(breakdown.query()));
        String sql = "SELECT strftime(period_start, '%Y-%m'), " + column + ", sum(unblended_cost) FROM " + table
                + " WHERE " + column + " IN (SELECT " + column + " FROM " + table + " GROUP BY 1 ORDER BY"
                + " abs(sum(unblended_cost)) DESC, 1 LIMIT " + PIVOT_ROWS + ") GROUP BY ALL ORDER BY ALL";
        for (List<@Nullable Object> row : query.ask(sql).rows()) {
            pivot.add(String.valueOf(row.get(0)), String.valueOf(row.get(1)), amount(row.get(2)));
        }
        return pivot;
    }

    private static BigDecimal amount(@Nullable Object value) {
        return value instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    private List<Month> months() {
        List<String> columns =
                manifest.metrics().stream().map(HistoryTable::column).toList();
        String sql = "SELECT strftime(period_start, '%Y-%m'), estimated, " + String.join(", ", columns)
                + " FROM monthly_total ORDER BY 1 DESC";
        List<Month> months = new ArrayList<>();
        for (List<@Nullable Object> row : query.ask(sql).rows()) {
            List<@Nullable BigDecimal> amounts = new ArrayList<>();
            row.subList(2, row.size()).forEach(value -> amounts.add(amount(value)));
            months.add(new Month(String.valueOf(row.get(0)), Boolean.TRUE.equals(row.get(1)), amounts));
        }
        return months;
    }

    private String currency() {
        return query
                .ask("SELECT DISTINCT unblended_cost_unit FROM monthly_total WHERE unblended_cost_unit IS NOT NULL")
                .rows()
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .reduce((left, right) -> left + "/" + right)
                .orElse(manifest.priceCurrency());
    }

    private static String verdict(CostVerification verification) {
        String open = verification.reexportFrom().isEmpty()
                ? "every period is final"
                : "periods from " + verification.reexportFrom() + " on were not final and have to be exported again";
        return verification.passed()
                ? "Verified on " + verification.verifiedAt().substring(0, 10) + ": complete and consistent; " + open
                        + "."
                : "Not verified: see the sheet Checks and verification.json.";
    }

    private List<Figure> figures(List<Month> months, String currency) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("months of history", String.valueOf(months.size())));
        figures.add(new Figure(
                "first month",
                months.isEmpty() ? "-" : months.get(months.size() - 1).month()));
        Optional<Month> last =
                months.stream().filter(month -> !month.estimated()).findFirst();
        figures.add(new Figure(
                "last final month (" + currency + ")",
                last.map(CostBookBuilder::shown).orElse("-")));
        BigDecimal all =
                months.stream().map(month -> amount(month.amounts().get(0))).reduce(BigDecimal.ZERO, BigDecimal::add);
        figures.add(new Figure("all months (" + currency + ")", rounded(all)));
        long complete = manifest.queries().stream()
                .filter(entry -> entry.status() == FetchStatus.COMPLETE)
                .count();
        figures.add(new Figure(
                "complete queries", complete + " of " + manifest.queries().size()));
        figures.add(
                new Figure("price of the export", manifest.price().toPlainString() + " " + manifest.priceCurrency()));
        return figures;
    }

    private static String shown(Month month) {
        return rounded(amount(month.amounts().get(0)));
    }

    private static String rounded(BigDecimal amount) {
        return String.format(
                java.util.Locale.ROOT,
                "%,d",
                amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }
}
