package dev.mitosis.cost.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.PrivateFolder;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.io.text.Csv;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes the files of queries from their parts: one Parquet and one CSV file for each month. */
public final class HistoryFiles implements AutoCloseable {
    private final CostPaths paths;
    private final HistoryLoader loader;
    private final Consumer<String> written;
    private final Connection connection;

    public HistoryFiles(CostPaths paths, HistoryLoader loader, Consumer<String> written) {
        this.paths = paths;
        this.loader = loader;
        this.written = written;
        this.connection = DuckDbSql.streaming(paths.spill());
    }

    @Override
    public void close() {
        DuckDbSql.close(connection);
    }

    /** Writes all files of the query. */
    public List<FileEntry> write(HistoryQuery query, Map<PartHeader, Set<LocalDate>> parts) {
        try {
            HistoryTable table = loader.table(query, parts.keySet());
            loader.load(connection, "history", table, query, parts);
            List<FileEntry> files = new ArrayList<>();
            for (YearMonth month : months(parts.values())) {
                files.add(parquet(query, table, month));
                files.add(csv(query, table, month));
            }
            return files;
        } catch (SQLException | IOException e) {
            throw unwritable(query.name(), e);
        }
    }

    /** That files of a query cannot be written. */
    static MitosisException unwritable(String query, Exception cause) {
        return new MitosisException(
                "M-COST-06",
                "cannot write the files of " + query,
                String.valueOf(cause.getMessage()),
                "make room and make the folder writable, then run `mitosis cost export` again; nothing is paid twice",
                ExitCode.INVALID_INPUT,
                cause);
    }

    private static Collection<YearMonth> months(Collection<Set<LocalDate>> slots) {
        return slots.stream().flatMap(Set::stream).map(YearMonth::from).collect(Collectors.toCollection(TreeSet::new));
    }

    private FileEntry parquet(HistoryQuery query, HistoryTable table, YearMonth month)
            throws SQLException, IOException {
        String columns = table.names().stream().map(DuckDbSql::name).collect(Collectors.joining(", "));
        return copy(file(query, month, FileEntry.PARQUET), select(columns, table, month));
    }

    private FileEntry csv(HistoryQuery query, HistoryTable table, YearMonth month) throws SQLException, IOException {
        Path file = file(query, month, FileEntry.CSV);
        long[] rows = {0};
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select(texts(table), table, month))) {
            AtomicFile.write(file, out -> rows[0] = lines(result, table, out));
        }
        return entry(file, FileEntry.CSV, rows[0]);
    }

    /** The columns as they stand in CSV. */
    private static String texts(HistoryTable table) {
        return table.names().stream()
                .map(name -> name.startsWith("period_") && table.granularity() == Granularity.HOURLY
                        ? "strftime(" + name + ", '%Y-%m-%dT%H:%M:%SZ')"
                        : DuckDbSql.name(name) + "::VARCHAR")
                .collect(Collectors.joining(", "));
    }

    private static long lines(ResultSet result, HistoryTable table, OutputStream out) throws IOException {
        Set<String> fromAws = Set.copyOf(table.texts());
        List<String> names = table.names();
        out.write(Csv.line(names.stream().map(Csv::text).toList()).getBytes(UTF_8));
        long rows = 0;
        try {
            for (; result.next(); rows++) {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    String value = Objects.requireNonNullElse(result.getString(i + 1), "");
                    fields.add(fromAws.contains(names.get(i)) ? Csv.text(value) : value);
                }
                out.write(Csv.line(fields).getBytes(UTF_8));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return rows;
    }

    Path file(HistoryQuery query, YearMonth month, String format) {
        return paths.format(format).resolve(query.name() + "/month=" + month + "/data." + format);
    }

    private static String select(String columns, HistoryTable table, YearMonth month) {
        String order =
                table.keys().stream().map(key -> ", " + DuckDbSql.name(key)).collect(Collectors.joining());
        return "SELECT " + columns + " FROM history WHERE period_start >= " + DuckDbSql.text(month.atDay(1))
                + " AND period_start < " + DuckDbSql.text(month.plusMonths(1).atDay(1)) + " ORDER BY period_start"
                + order;
    }

    private FileEntry copy(Path file, String select) throws SQLException, IOException {
        PrivateFolder.createFor(file);
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        long rows;
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (" + select + ") TO " + DuckDbSql.text(temporary) + " (FORMAT parquet, COMPRESSION zstd)");
            rows = statement.getUpdateCount();
        }
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return entry(file, FileEntry.PARQUET, rows);
    }

    private FileEntry entry(Path file, String format, long rows) throws IOException {
        String path = paths.relative(file);
        written.accept(path);
        return new FileEntry(path, format, Hashes.ofFile(file), rows);
    }
}
