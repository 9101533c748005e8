package dev.mitosis.cost.verify;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.query.HistoryLoader;
import dev.mitosis.cost.query.HistoryTable;
import dev.mitosis.cost.query.HistoryViews;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.store.StoredSlots;
import dev.mitosis.io.sql.DuckDbSql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares CSV and Parquet, row by row and to the last digit, with the answers that they were made from. */
final class AnswerChecks {
    private final Connection connection;
    private final HistoryViews views;
    private final PartStore parts;
    private final CostCatalog catalog;
    private final CheckResults results;

    AnswerChecks(
            Connection connection, HistoryViews views, PartStore parts, CostCatalog catalog, CheckResults results) {
        this.connection = connection;
        this.views = views;
        this.parts = parts;
        this.catalog = catalog;
        this.results = results;
    }

    void run(QueryEntry entry, List<String> metrics) throws SQLException, IOException {
        HistoryQuery query = new HistoryQuery(
                entry.name(),
                catalog.series(entry.series()),
                entry.groupBy().stream().map(GroupKey::ofLabel).toList(),
                null,
                List.of());
        Map<PartHeader, Set<LocalDate>> used = used(entry.name());
        HistoryLoader loader = new HistoryLoader(parts, metrics);
        HistoryTable table = loader.table(query, used.keySet());
        loader.load(connection, "answers", table, query, used);
        views.csv("stored_csv", entry.files(FileEntry.CSV), table);
        compare(entry, table);
    }

    private Map<PartHeader, Set<LocalDate>> used(String query) {
        Set<String> slices = new TreeSet<>();
        parts.headers().stream().filter(part -> part.query().equals(query)).forEach(part -> slices.add(part.slice()));
        Map<PartHeader, Set<LocalDate>> used = new LinkedHashMap<>();
        slices.forEach(slice ->
                used.putAll(StoredSlots.of(parts.headers(), query, slice).parts()));
        return used;
    }

    /** Counts how often each row is in the answers and in the files of each format; it has to be the same number. */
    private void compare(QueryEntry entry, HistoryTable table) throws SQLException {
        String columns =
                String.join(", ", table.names().stream().map(DuckDbSql::name).toList());
        String counted = "SELECT " + columns + ", sum(a) AS in_answers, sum(p) AS in_parquet, sum(c) AS in_csv FROM ("
                + side(columns, "answers", "1 AS a, 0 AS p, 0 AS c") + " UNION ALL "
                + side(columns, entry.name(), "0, 1, 0") + " UNION ALL " + side(columns, "stored_csv", "0, 0, 1")
                + ") GROUP BY ALL";
        String sql = "WITH counted AS MATERIALIZED (" + counted + "), wrong AS (SELECT * FROM counted"
                + " WHERE in_answers <> in_parquet OR in_answers <> in_csv ORDER BY ALL LIMIT "
                + (CheckResults.NAMED + 1)
                + ") SELECT (SELECT sum(in_parquet) + sum(in_csv) FROM counted) AS examined, wrong.*"
                + " FROM (SELECT 1) LEFT JOIN wrong ON true ORDER BY ALL";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            boolean first = true;
            while (result.next()) {
                if (first) {
                    results.examined(CostCheck.ANSWERS, result.getLong(1));
                    first = false;
                }
                if (result.getString(2) != null) {
                    long answers = result.getLong("in_answers");
                    report(entry, FileEntry.PARQUET, answers, result.getLong("in_parquet"), result);
                    report(entry, FileEntry.CSV, answers, result.getLong("in_csv"), result);
                }
            }
        }
    }

    private static String side(String columns, String from, String counts) {
        return "SELECT " + columns + ", " + counts + " FROM " + DuckDbSql.name(from);
    }

    private void report(QueryEntry entry, String format, long answers, long stored, ResultSet result)
            throws SQLException {
        if (answers != stored) {
            String period = result.getString(2);
            String file = format + "/" + entry.name() + "/month=" + period.substring(0, 7) + "/data." + format;
            String what = stored > answers
                    ? " has a row that the service did not give: "
                    : " lacks or alters a row that the service gave: ";
            results.problem(CostCheck.ANSWERS, false, entry.name(), file, period, "", file + what + row(result));
        }
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> cells = new ArrayList<>();
        // Without the number of rows in front and the three counts at the end.
        for (int i = 2; i <= result.getMetaData().getColumnCount() - 3; i++) {
            cells.add(result.getMetaData().getColumnName(i) + "=" + result.getString(i));
        }
        return String.join(", ", cells);
    }
}
