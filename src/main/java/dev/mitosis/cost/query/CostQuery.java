package dev.mitosis.cost.query;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the stored history in SQL. Every query of the manifest is a table under its name with underscores, for example
 * {@code monthly_service_usage_type}; nothing can be written and no other file be read.
 */
public final class CostQuery {
    /** An answer. */
    public record Result(List<String> columns, List<List<@Nullable Object>> rows) {}

    /** A table that can be asked. */
    public record Table(String name, List<String> columns, String start, String end) {}

    /** What is shown of an answer at most, which is held in memory; a sheet of Excel has as many rows. */
    static final int MOST_ROWS = 1_000_000;

    private final CostPaths paths;

    /** Asks the history in {@code reports/<account>/cost}. */
    public CostQuery(Path folder) {
        this.paths = new CostPaths(folder);
    }

    /** The tables that can be asked, in the order of the manifest. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        CostManifest manifest = ManifestFile.read(paths);
        for (QueryEntry query : manifest.queries()) {
            if (!query.files().isEmpty()) {
                HistoryTable table = new HistoryTable(
                        Granularity.valueOf(query.granularity()), query.columns(), manifest.metrics(), 0);
                tables.add(new Table(table(query), table.names(), query.start(), query.end()));
            }
        }
        return tables;
    }

    public static String table(QueryEntry query) {
        return query.name().replace('-', '_');
    }

    /**
     * Answers one {@code SELECT}.
     *
     * @param patience how long it may take, in whole seconds, at least one
     * @throws MitosisException M-COST-08 where the text is something else, or wrong; M-COST-18 where it takes too long
     */
    public Result ask(String sql, Duration patience) {
        try (Session session = open()) {
            return session.ask(sql, patience);
        }
    }

    /** Opens the history for several questions. */
    public Session open() {
        CostManifest manifest = ManifestFile.read(paths);
        Connection connection = DuckDbSql.open();
        try {
            HistoryViews views = new HistoryViews(paths, connection);
            for (QueryEntry query : manifest.queries()) {
                views.parquet(table(query), query);
            }
            lock(connection);
            return new Session(connection);
        } catch (SQLException e) {
            DuckDbSql.close(connection);
            throw new MitosisException(
                    "M-COST-12",
                    "cannot read the history in " + paths.root(),
                    DuckDbSql.firstLine(e),
                    "run: mitosis cost verify    (it names the file)",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    /** A history that is open for questions. */
    public static final class Session implements AutoCloseable {
        private final Connection connection;

        private Session(Connection connection) {
            this.connection = connection;
        }

        /** Answers one of our own questions, however long it takes. */
        public Result ask(String sql) {
            return ask(sql, Duration.ZERO);
        }

        private Result ask(String sql, Duration patience) {
            try {
                if (!selectOnly(connection, sql)) {
                    throw wrong(sql, "only one SELECT can be asked", null);
                }
                try (Statement statement = connection.createStatement()) {
                    statement.setQueryTimeout((int) patience.toSeconds());
                    try (ResultSet result = statement.executeQuery(sql)) {
                        return read(sql, result);
                    }
                }
            } catch (SQLTimeoutException e) {
                throw late(sql, patience, e);
            } catch (SQLException e) {
                throw wrong(sql, DuckDbSql.firstLine(e), e);
            }
        }

        @Override
        public void close() {
            DuckDbSql.close(connection);
        }
    }

    /** From here on the database sees the history's own folder only, and none of this can be undone. */
    private void lock(Connection connection) throws SQLException {
        Path folder = paths.root().toAbsolutePath().normalize().resolve(FileEntry.PARQUET);
        DuckDbSql.lock(connection, List.of(folder), List.of());
    }

    /** The parser itself tells: it can describe selects only. */
    private static boolean selectOnly(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT json_extract_string(s, '$.error') = 'false' AND json_array_length(s, '$.statements') = 1"
                        + " FROM (SELECT json_serialize_sql(?::VARCHAR) AS s)")) {
            statement.setString(1, sql);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static Result read(String sql, ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            if (rows.size() == MOST_ROWS) {
                throw wrong(sql, "the answer has more than " + MOST_ROWS + " rows; group them, or add a LIMIT", null);
            }
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(plain(result.getObject(i)));
            }
            rows.add(row);
        }
        return new Result(columns, rows);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            return value;
        }
        if (value instanceof BigDecimal amount) {
            return new BigDecimal(
                    amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
        }
        return value.toString();
    }

    private static MitosisException late(String sql, Duration patience, SQLTimeoutException cause) {
        return new MitosisException(
                "M-COST-18",
                "no answer after " + patience.toSeconds() + " seconds: " + sql,
                "the question was given up; joins without a condition and ranges without an end take for ever",
                "narrow the question, or allow more with --timeout SECONDS",
                ExitCode.USAGE,
                cause);
    }

    private static MitosisException wrong(String sql, String why, @Nullable Exception cause) {
        return new MitosisException(
                "M-COST-08",
                "cannot answer: " + sql,
                why,
                "ask one SELECT; `mitosis cost query` alone lists the tables and their columns",
                ExitCode.USAGE,
                cause);
    }
}
