package dev.mitosis.cost.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Embedded DuckDB databases in memory that load nothing from the network. */
public final class DuckDbSql {
    private DuckDbSql() {}

    /** An empty database that writes nothing anywhere; what needs more than its memory fails. */
    static Connection open() {
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
    static Connection streaming(Path spill) {
        Properties settings = new Properties();
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return open(settings);
    }

    private static Connection open(Properties settings) {
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("threads", "1");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("memory_limit", "1GB");
        try {
            return DriverManager.getConnection("jdbc:duckdb:", settings);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not start on this platform", e);
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not stop", e);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
