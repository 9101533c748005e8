package dev.mitosis.cost.verify;

import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.query.HistoryTable;
import dev.mitosis.io.sql.DuckDbSql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds groups and days up and compares the sums, to the last digit unless rounding is allowed. */
final class SumChecks {
    private final Connection connection;
    private final CheckResults results;
    private final List<String> metrics;
    private final boolean roundingAllowed;

    SumChecks(Connection connection, CheckResults results, List<String> metrics, boolean roundingAllowed) {
        this.connection = connection;
        this.results = results;
        this.metrics = metrics.stream().map(HistoryTable::column).toList();
        this.roundingAllowed = roundingAllowed;
    }

    /** Two ways to the same sums. */
    private record Comparison(
            CostCheck kind,
            QueryEntry query,
            String left,
            String leftName,
            String right,
            String rightName,
            String keys) {}

    /** Compares the groups of each period with its total, over the periods for which the query has files. */
    void groups(QueryEntry query, QueryEntry total) throws SQLException {
        String within = within(query) + range(query, total);
        compare(new Comparison(
                CostCheck.SUMS,
                query,
                summed(query.name(), "period_start", "", within),
                "the groups",
                summed(total.name(), "period_start", "", within),
                "the total",
                "period_start"));
    }

    /** Compares sums over resources with the same services' days in a query that is complete. */
    void slices(QueryEntry query, QueryEntry services) throws SQLException {
        String within = within(query) + range(query, services) + " AND service IN (SELECT service FROM "
                + DuckDbSql.name(query.name()) + ")";
        compare(new Comparison(
                CostCheck.SUMS,
                query,
                summed(query.name(), "period_start, service", "", within),
                "the resources",
                summed(services.name(), "period_start, service", "", within),
                "the services",
                "period_start, service"));
    }

    /** Compares the days of each month with the month itself, group by group, where both have a file. */
    void days(QueryEntry daily, QueryEntry monthly) throws SQLException {
        String keys = Stream.concat(
                        Stream.of("period_start"), daily.columns().stream().map(DuckDbSql::name))
                .collect(Collectors.joining(", "));
        String month = "date_trunc('month', period_start)::DATE AS period_start";
        String first = DuckDbSql.text(daily.start());
        String end = DuckDbSql.text(daily.end());
        String both = " AND " + within(daily) + " AND " + within(monthly);
        compare(new Comparison(
                CostCheck.DAYS,
                daily,
                summed(daily.name(), keys, month, "date_trunc('month', period_start) >= " + first + "::DATE" + both),
                "the days",
                summed(
                        monthly.name(),
                        keys,
                        "",
                        "period_start >= " + first + "::DATE AND period_start < " + end + "::DATE" + both),
                "the month",
                keys));
    }

    private String summed(String view, String keys, String start, String where) {
        String sums = metrics.stream()
                .map(metric -> "sum(" + metric + ") AS " + metric)
                .collect(Collectors.joining(", "));
        String rows = "SELECT " + (start.isEmpty() ? "*" : "* EXCLUDE (period_start), " + start) + " FROM "
                + DuckDbSql.name(view) + " WHERE " + where;
        return "SELECT " + keys + ", " + sums + ", bool_or(estimated) AS estimated, count(*) AS rows_added FROM ("
                + rows + ") GROUP BY " + keys;
    }

    /** The months for which the query has a file: a missing part is a matter of coverage, not of sums. */
    private static String within(QueryEntry query) {
        List<String> months = query.files(FileEntry.PARQUET).stream()
                .map(FileEntry::path)
                .map(path -> DuckDbSql.text(path.substring(path.indexOf("/month=") + 7, path.lastIndexOf('/'))))
                .toList();
        return months.isEmpty() ? "false" : "strftime(period_start, '%Y-%m') IN (" + String.join(", ", months) + ")";
    }

    private static String range(QueryEntry left, QueryEntry right) {
        String start = left.start().compareTo(right.start()) > 0 ? left.start() : right.start();
        String end = left.end().compareTo(right.end()) < 0 ? left.end() : right.end();
        // The end of an hourly query lies inside its last day.
        return " AND period_start >= " + DuckDbSql.text(start) + "::DATE AND period_start < " + DuckDbSql.text(end)
                + "::DATE" + (left.granularity().equals("HOURLY") ? " + INTERVAL 1 DAY" : "");
    }

    private void compare(Comparison comparison) throws SQLException {
        String differs = metrics.stream()
                .map(metric -> "coalesce(l." + metric + ", 0) <> coalesce(r." + metric + ", 0)")
                .collect(Collectors.joining(" OR "));
        String columns = metrics.stream()
                .map(metric -> "coalesce(l." + metric + ", 0), coalesce(r." + metric + ", 0)")
                .collect(Collectors.joining(", "));
        String from = " FROM (" + comparison.left() + ") l FULL JOIN (" + comparison.right() + ") r USING ("
                + comparison.keys() + ")";
        try (Statement statement = connection.createStatement()) {
            try (ResultSet result =
                    statement.executeQuery("SELECT count(*), count(*) FILTER (" + differs + ")" + from)) {
                result.next();
                results.examined(comparison.kind(), result.getLong(1) * metrics.size());
                if (result.getLong(2) == 0) {
                    return;
                }
            }
            String sql = "SELECT " + columns + ", coalesce(l.estimated, false) OR coalesce(r.estimated, false),"
                    + " coalesce(l.rows_added, 0) + coalesce(r.rows_added, 0), " + comparison.keys() + from + " WHERE "
                    + differs + " ORDER BY " + comparison.keys();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    report(comparison, result);
                }
            }
        }
    }

    private void report(Comparison comparison, ResultSet result) throws SQLException {
        int after = 2 * metrics.size();
        boolean estimated = result.getBoolean(after + 1);
        long rows = result.getLong(after + 2);
        String period = result.getString(after + 3);
        List<String> group = new ArrayList<>();
        for (int i = after + 4; i <= result.getMetaData().getColumnCount(); i++) {
            group.add(result.getString(i));
        }
        for (int i = 0; i < metrics.size(); i++) {
            BigDecimal left = result.getBigDecimal(2 * i + 1);
            BigDecimal right = result.getBigDecimal(2 * i + 2);
            if (left.compareTo(right) != 0 && !rounding(left.subtract(right), rows)) {
                QueryEntry query = comparison.query();
                results.problem(
                        comparison.kind(),
                        estimated,
                        query.name(),
                        "",
                        period,
                        metrics.get(i),
                        query.name() + ": " + metrics.get(i) + " of " + period + (group.isEmpty() ? "" : " " + group)
                                + ": " + comparison.leftName() + " add up to "
                                + left.stripTrailingZeros().toPlainString()
                                + ", " + comparison.rightName() + " is "
                                + right.stripTrailingZeros().toPlainString());
            }
        }
    }

    /** Half a unit of the service's last digit for each amount that was added. */
    private boolean rounding(BigDecimal difference, long rows) {
        return roundingAllowed
                && difference.abs().compareTo(BigDecimal.valueOf(rows * 5, HistoryTable.LEAST_SCALE + 1)) <= 0;
    }

    /** Checks that no cost is in another currency than the rest. */
    void units(QueryEntry query) throws SQLException {
        List<String> costs =
                metrics.stream().filter(metric -> metric.endsWith("_cost")).toList();
        String units = costs.stream()
                .map(metric -> "list_sort(list(DISTINCT " + metric + "_unit) FILTER (" + metric
                        + "_unit IS NOT NULL AND " + metric + " <> 0))")
                .map(list -> "len(" + list + "), " + list + "::VARCHAR")
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT " + units + " FROM " + DuckDbSql.name(query.name()))) {
            result.next();
            for (int i = 0; i < costs.size(); i++) {
                results.examined(CostCheck.UNITS, 1);
                if (result.getLong(2 * i + 1) > 1) {
                    results.problem(
                            CostCheck.UNITS,
                            false,
                            query.name(),
                            "",
                            "",
                            costs.get(i),
                            query.name() + ": " + costs.get(i) + " mixes " + result.getString(2 * i + 2)
                                    + ", whose sums mean nothing");
                }
            }
        }
    }
}
