package dev.mitosis.cost.verify;

import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.Granularity;
import dev.mitosis.io.sql.DuckDbSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for gaps and duplicates. */
final class PeriodChecks {
    private final Connection connection;
    private final CheckResults results;

    PeriodChecks(Connection connection, CheckResults results) {
        this.connection = connection;
        this.results = results;
    }

    /** Checks the view of one query: no group twice in a period and, for a total, every period there. */
    void run(QueryEntry query, String view) throws SQLException {
        duplicates(query, view);
        if (query.total()) {
            gaps(query, view);
        }
    }

    private void duplicates(QueryEntry query, String view) throws SQLException {
        List<String> keys = new ArrayList<>(List.of("period_start"));
        query.columns().forEach(column -> keys.add(DuckDbSql.name(column)));
        String by = String.join(", ", keys);
        String sql = "SELECT " + by + ", count(*) AS times FROM " + DuckDbSql.name(view) + " GROUP BY " + by
                + " HAVING count(*) > 1 ORDER BY ALL";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                String period = result.getString(1);
                List<String> group = new ArrayList<>();
                for (int i = 2; i <= keys.size(); i++) {
                    group.add(result.getString(i));
                }
                results.problem(
                        CostCheck.PERIODS,
                        false,
                        query.name(),
                        "",
                        period,
                        "",
                        query.name() + " has " + period + " " + group + " " + result.getLong("times") + " times");
            }
        }
    }

    private void gaps(QueryEntry query, String view) throws SQLException {
        Set<LocalDateTime> found = new TreeSet<>();
        LocalDateTime last = LocalDate.parse(query.start()).atStartOfDay();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT period_start::TIMESTAMP, period_end::TIMESTAMP FROM "
                        + DuckDbSql.name(view) + " ORDER BY 1")) {
            while (result.next()) {
                found.add(result.getTimestamp(1).toLocalDateTime());
                last = Collections.max(List.of(last, result.getTimestamp(2).toLocalDateTime()));
            }
        }
        Granularity granularity = Granularity.valueOf(query.granularity());
        LocalDateTime end = granularity == Granularity.HOURLY
                ? last
                : LocalDate.parse(query.end()).atStartOfDay();
        LocalDateTime at = LocalDate.parse(query.start()).atStartOfDay();
        while (at.isBefore(end)) {
            results.examined(CostCheck.PERIODS, 1);
            if (!found.remove(at)) {
                results.problem(
                        CostCheck.PERIODS,
                        false,
                        query.name(),
                        "",
                        at.toLocalDate().toString(),
                        "",
                        query.name() + " has nothing for the period that starts at " + at);
            }
            at = granularity.next(at);
        }
        found.forEach(extra -> results.problem(
                CostCheck.PERIODS,
                false,
                query.name(),
                "",
                extra.toLocalDate().toString(),
                "",
                query.name() + " has a period at " + extra + " that its range does not hold"));
    }
}
