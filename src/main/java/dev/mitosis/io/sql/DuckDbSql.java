package dev.mitosis.io.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** Embedded DuckDB databases in memory that load nothing from the network. */
public final class DuckDbSql {
    private DuckDbSql() {}

    /** An empty database that writes nothing anywhere; what needs more than its memory fails. */
    public static Connection open() {
        Properties settings = new Properties();
        settings.setProperty("temp_directory", "");
        return open(settings);
    }

    /** An empty database that puts what its memory does not hold below the folder until it is closed. */
    public static Connection open(Path spill) {
        Properties settings = new Properties();
        settings.setProperty("temp_directory", spill.toString());
        return open(settings);
    }

    /** As {@link #open(Path)}; gives the rows of one answer at a time instead of keeping all of them in memory. */
    public static Connection streaming(Path spill) {
        Properties settings = new Properties();
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return open(settings);
    }

    /**
     * As {@link #open(Path)} for sums over more rows than one core gets through, in no order: equal rows give equal
     * sums, and whoever lists rows sorts them.
     */
    public static Connection summing(Path spill) {
        Properties settings = new Properties();
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("threads", "2");
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return open(settings);
    }

    private static Connection open(Properties settings) {
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.putIfAbsent("threads", "1");
        settings.putIfAbsent("preserve_insertion_order", "true");
        settings.setProperty("memory_limit", "1GB");
        try {
            return DriverManager.getConnection("jdbc:duckdb:", settings);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not start on this platform", e);
        }
    }

    public static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not stop", e);
        }
    }

    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * From here on the database opens no file but those below these folders and these themselves, and none of this can
     * be undone.
     */
    public static void lock(Connection connection, List<Path> folders, List<Path> files) throws SQLException {
        run(connection, "SET allowed_directories = " + list(folders.stream().map(folder -> folder + "/")));
        run(
                connection,
                "SET allowed_paths = "
                        + list(files.stream()
                                .flatMap(file -> Stream.of(file.toString(), pattern(file)))
                                .distinct()));
        run(connection, "SET enable_external_access = false");
        run(connection, "SET lock_configuration = true");
    }

    private static String list(Stream<String> texts) {
        return texts.map(DuckDbSql::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The file as an argument of a function that reads files, which would take some signs for patterns. */
    public static String file(Path path) {
        return text(pattern(path));
    }

    /** The pattern that only this file matches; the lock has to know it beside the file. */
    private static String pattern(Path path) {
        return path.toString().replaceAll("[\\[*?]", "[$0]");
    }

    /** The first line of what the database says of an error. */
    public static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    /** A name in SQL. */
    public static String name(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** A text in SQL. */
    public static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
