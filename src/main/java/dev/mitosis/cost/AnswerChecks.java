package dev.mitosis.cost;

import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.Verdict.Kind;
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
    private final Verdict verdict;

    AnswerChecks(Connection connection, HistoryViews views, PartStore parts, CostCatalog catalog, Verdict verdict) {
        this.connection = connection;
        this.views = views;
        this.parts = parts;
        this.catalog = catalog;
        this.verdict = verdict;
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
        for (String format : List.of(HistoryFiles.PARQUET, HistoryFiles.CSV)) {
            List<FileEntry> files = HistoryViews.files(entry, format);
            if (format.equals(HistoryFiles.CSV)) {
                views.csv("stored", files, table);
            } else {
                views.parquet("stored", entry);
            }
            verdict.examined(Kind.ANSWERS, count("stored"));
            compare(entry, table, format, "stored", "answers", "has a row that the service did not give");
            compare(entry, table, format, "answers", "stored", "lacks or alters a row that the service gave");
        }
    }

    private Map<PartHeader, Set<LocalDate>> used(String query) {
        Set<String> slices = new TreeSet<>();
        parts.headers().stream().filter(part -> part.query().equals(query)).forEach(part -> slices.add(part.slice()));
        Map<PartHeader, Set<LocalDate>> used = new LinkedHashMap<>();
        slices.forEach(slice ->
                used.putAll(StoredSlots.of(parts.headers(), query, slice).parts()));
        return used;
    }

    private long count(String view) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + view)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void compare(QueryEntry entry, HistoryTable table, String format, String left, String right, String what)
            throws SQLException {
        String columns =
                String.join(", ", table.names().stream().map(Duck::name).toList());
        String sql = "SELECT " + columns + " FROM " + left + " EXCEPT ALL SELECT " + columns + " FROM " + right
                + " ORDER BY ALL LIMIT " + (Verdict.NAMED + 1);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                String period = result.getString(1);
                String month = period.substring(0, 7);
                String file = format + "/" + entry.name() + "/month=" + month + "/data." + format;
                verdict.problem(
                        Kind.ANSWERS, false, entry.name(), file, period, "", file + " " + what + ": " + row(result));
            }
        }
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            cells.add(result.getMetaData().getColumnName(i) + "=" + result.getString(i));
        }
        return String.join(", ", cells);
    }
}
