package dev.mitosis.traffic.flow;

import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.file.FlowFields;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.file.LogFile;
import dev.mitosis.traffic.file.LogFile.Rows;
import dev.mitosis.traffic.file.SqlRows;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Loads files with flows into tables; a file that the database cannot read counts as a gap and nothing of it is used.
 */
public final class FlowTables implements AutoCloseable {
    /** Files that are loaded at once; a file that is damaged costs the rest of its batch a second reading. */
    private static final int BATCH = 100;

    private final Connection connection;
    private final GapBook gaps;
    private final ServicePorts services = new ServicePorts();
    private int files;

    private FlowTables(Connection connection, GapBook gaps) {
        this.connection = connection;
        this.gaps = gaps;
    }

    /**
     * Opens empty tables that see these files and nothing else.
     *
     * @param spill where the database puts what its memory does not hold, as long as it is open
     */
    public static FlowTables open(Path spill, List<LogFile> files, GapBook gaps) throws SQLException {
        Connection connection = DuckDbSql.summing(spill);
        try {
            DuckDbSql.run(connection, FlowSql.FLOW);
            for (String table : FlowSql.KNOWN) {
                DuckDbSql.run(connection, table);
            }
            DuckDbSql.lock(
                    connection,
                    List.of(spill),
                    files.stream().map(LogFile::path).toList());
            return new FlowTables(connection, gaps);
        } catch (SQLException e) {
            DuckDbSql.close(connection);
            throw e;
        }
    }

    @Override
    public void close() {
        DuckDbSql.close(connection);
    }

    /** Loads text files with flows. */
    public void text(List<LogFile> texts) throws SQLException {
        Map<Object, List<LogFile>> alike = texts.stream()
                .collect(Collectors.groupingBy(
                        file -> List.of(rows(file).layout(), rows(file).shape()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        for (List<LogFile> group : alike.values()) {
            for (int i = 0; i < group.size(); i += BATCH) {
                batch(group.subList(i, Math.min(group.size(), i + BATCH)));
            }
        }
    }

    private static Rows rows(LogFile file) {
        return (Rows) file.content();
    }

    private void batch(List<LogFile> batch) throws SQLException {
        long damaged = lines("damaged");
        long before = lines("");
        try {
            DuckDbSql.run(connection, FlowSql.load(SqlRows.text(batch, rows(batch.get(0)), FlowSql.USED), services));
        } catch (SQLException e) {
            requireRoom(e);
            if (batch.size() == 1) {
                unreadable(batch.get(0), "the database cannot read it as text in columns");
            } else {
                for (LogFile file : batch) {
                    batch(List.of(file));
                }
            }
            return;
        }
        files += batch.size();
        long expected = batch.stream().mapToLong(file -> rows(file).lines()).sum();
        long missing = expected - (lines("") - before);
        for (LogFile file : batch) {
            for (long line : rows(file).flaws().lines()) {
                gaps.add(What.RECORD_DAMAGED, 1, file.name() + ", line " + line);
                missing--;
            }
        }
        String among = batch.get(0).name() + (batch.size() == 1 ? "" : " and " + (batch.size() - 1) + " more");
        gaps.add(What.RECORD_DAMAGED, Math.max(0, missing), among);
        gaps.add(What.RECORD_DAMAGED, lines("damaged") - damaged, among + ": values that are none");
    }

    /** Loads a Parquet file with flows. */
    public void parquet(LogFile file) throws SQLException {
        try {
            Set<String> columns = columns(file);
            boolean ends = columns.contains("srcaddr") || columns.contains("pkt_srcaddr");
            if (!ends || columns.stream().noneMatch(FlowFields::isKnown)) {
                unreadable(file, "it has no columns of flow logs");
                return;
            }
            long damaged = lines("damaged");
            DuckDbSql.run(connection, FlowSql.load(SqlRows.parquet(file, columns::contains, FlowSql.USED), services));
            files++;
            gaps.add(What.RECORD_DAMAGED, lines("damaged") - damaged, file.name() + ": values that are none");
        } catch (SQLException e) {
            requireRoom(e);
            unreadable(file, "the database cannot read it as Parquet");
        }
    }

    private Set<String> columns(LogFile file) throws SQLException {
        Set<String> columns = new TreeSet<>();
        for (List<String> row : ask("SELECT column_name FROM (DESCRIBE SELECT * FROM " + SqlRows.parquet(file) + ")")) {
            columns.add(row.get(0));
        }
        return columns;
    }

    private void unreadable(LogFile file, String why) {
        gaps.add(What.FILE_UNREADABLE, 1, file.name() + ": " + why);
    }

    /** What is wrong with the machine is not wrong with the file. */
    private static void requireRoom(SQLException error) throws SQLException {
        String text = DuckDbSql.firstLine(error);
        if (text.startsWith("Out of Memory")
                || text.startsWith("IO Error: Could not write")
                || text.contains("No space")) {
            throw error;
        }
    }

    private long lines(String kind) throws SQLException {
        List<List<String>> rows = ask("SELECT coalesce(sum(lines), 0) FROM flow"
                + (kind.isEmpty() ? "" : " WHERE kind = " + DuckDbSql.text(kind)));
        return number(rows.get(0).get(0));
    }

    /** How many files were loaded. */
    int files() {
        return files;
    }

    void run(List<String> steps) throws SQLException {
        for (String step : steps) {
            DuckDbSql.run(connection, step);
        }
    }

    /** The database, which sees all files. */
    public Connection connection() {
        return connection;
    }

    /** The answer as texts; what is null is empty. */
    List<List<String>> ask(String question) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        each(question, rows::add);
        return rows;
    }

    /** Hands over the answer row by row. */
    void each(String question, java.util.function.Consumer<List<String>> taker) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    String text = result.getString(i);
                    row.add(text == null ? "" : text);
                }
                taker.accept(row);
            }
        }
    }

    /** A whole number as the database writes it. */
    static long number(String text) {
        return text.isEmpty() ? 0 : GapBook.capped(new BigInteger(text));
    }
}
