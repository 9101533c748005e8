package dev.mitosis.cost.query;

import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.sql.DuckDbSql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a view over each query's files of one format. */
public final class HistoryViews {
    /** Rows of a query that are kept in memory: a few megabytes. */
    private static final long IN_MEMORY = 20_000;

    private final CostPaths paths;
    private final Connection connection;

    public HistoryViews(CostPaths paths, Connection connection) {
        this.paths = paths;
        this.connection = connection;
    }

    /** Makes a view over the query's Parquet files; false where it has none. */
    boolean parquet(String view, QueryEntry query) throws SQLException {
        List<FileEntry> files = query.files(FileEntry.PARQUET);
        if (files.isEmpty()) {
            return false;
        }
        for (FileEntry file : files) {
            requireMember(file);
        }
        define(view, "SELECT * FROM read_parquet(" + list(files) + ", hive_partitioning = false)");
        return true;
    }

    /** As {@link #parquet}, but reads what is small into memory, for checks that look at it many times. */
    public boolean loaded(String name, QueryEntry query) throws SQLException {
        long rows = query.files(FileEntry.PARQUET).stream()
                .mapToLong(FileEntry::rows)
                .sum();
        if (!parquet(name, query)) {
            return false;
        }
        if (rows <= IN_MEMORY) {
            load(name);
        }
        return true;
    }

    /** Puts a table with its rows in the place of a view. */
    private void load(String view) throws SQLException {
        String name = DuckDbSql.name(view);
        DuckDbSql.run(
                connection,
                "CREATE TABLE loading AS FROM " + name + "; DROP VIEW " + name + "; ALTER TABLE loading RENAME TO "
                        + name);
    }

    /** Makes a view over the query's CSV files with the types of {@code table} and the original texts. */
    public void csv(String view, List<FileEntry> files, HistoryTable table) throws SQLException {
        Set<String> texts = new TreeSet<>(table.texts());
        String columns = table.names().stream()
                .map(name -> texts.contains(name)
                        ? original(DuckDbSql.name(name)) + " AS " + DuckDbSql.name(name)
                        : DuckDbSql.name(name))
                .collect(Collectors.joining(", "));
        String types = table.definitions().stream()
                .map(definition -> definition.replace(" NOT NULL", ""))
                .map(HistoryViews::type)
                .collect(Collectors.joining(", ", "{", "}"));
        String keys = table.keys().stream().map(DuckDbSql::name).collect(Collectors.joining(", "));
        define(
                view,
                "SELECT " + columns + " FROM read_csv(" + list(files) + ", header = true, auto_detect = false,"
                        + " delim = ',', quote = '\"', escape = '\"', timestampformat = '%Y-%m-%dT%H:%M:%SZ',"
                        + " hive_partitioning = false, columns = " + types
                        + (keys.isEmpty() ? "" : ", force_not_null = [" + keys + "]") + ")");
    }

    /** Without the apostrophe that {@link dev.mitosis.io.text.Csv#text} puts in front. */
    private static String original(String column) {
        return "CASE WHEN starts_with(" + column + ", '''') THEN substr(" + column + ", 2) ELSE " + column + " END";
    }

    private static String type(String definition) {
        int space = definition.startsWith("\"") ? definition.lastIndexOf('"') + 1 : definition.indexOf(' ');
        String name = definition.substring(0, space);
        String plain =
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        return DuckDbSql.text(plain) + ": "
                + DuckDbSql.text(definition.substring(space).strip());
    }

    void define(String view, String select) throws SQLException {
        DuckDbSql.run(connection, "CREATE OR REPLACE VIEW " + DuckDbSql.name(view) + " AS " + select);
    }

    private String list(List<FileEntry> files) {
        return files.stream()
                .map(file -> DuckDbSql.text(paths.root().resolve(file.path())))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The database reads what it is told to; so the names are ours to check. */
    private void requireMember(FileEntry file) throws SQLException {
        try {
            InputFile.member(paths.root(), file.path());
        } catch (IOException e) {
            throw new SQLException(file.path() + ": " + InputFile.reason(e), e);
        }
    }

    /** Whether the database can read the file to its end. */
    public boolean opens(FileEntry file) {
        try {
            requireMember(file);
        } catch (SQLException e) {
            return false;
        }
        if (!file.format().equals(FileEntry.PARQUET)) {
            return true;
        }
        try {
            DuckDbSql.run(connection, "SELECT * FROM read_parquet(" + list(List.of(file)) + ") ORDER BY ALL");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
