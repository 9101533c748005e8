package dev.mitosis.cost;

import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the files of queries from their parts: one Parquet and one CSV file for each month. */
final class HistoryFiles implements AutoCloseable {
    static final String PARQUET = "parquet";
    static final String CSV = "csv";

    private final CostPaths paths;
    private final HistoryLoader loader;
    private final CostListener listener;
    private final Connection connection;

    HistoryFiles(CostPaths paths, HistoryLoader loader, CostListener listener) {
        this.paths = paths;
        this.loader = loader;
        this.listener = listener;
        this.connection = Duck.open();
    }

    @Override
    public void close() {
        Duck.close(connection);
    }

    /** Writes all files of the query. */
    List<FileEntry> write(HistoryQuery query, Map<PartHeader, Set<LocalDate>> parts) {
        try {
            HistoryTable table = loader.table(query, parts.keySet());
            loader.load(connection, "history", table, query, parts);
            Map<YearMonth, Long> rows = rows(parts.values());
            Map<YearMonth, FileEntry> parquet = write(query, PARQUET, parquet(table), rows);
            Map<YearMonth, FileEntry> csv = write(query, CSV, csv(table), rows);
            return rows.keySet().stream()
                    .flatMap(month -> Stream.of(parquet.get(month), csv.get(month)))
                    .toList();
        } catch (SQLException | IOException e) {
            throw new MitosisException(
                    "M-COST-06",
                    "cannot write the files of " + query.name(),
                    String.valueOf(e.getMessage()),
                    "make room and make the folder writable, then run `mitosis cost export` again; nothing is paid twice",
                    ExitCode.INVALID_INPUT,
                    e);
        } finally {
            StagingFolder.remove(paths.staging());
        }
    }

    /** The rows of every month that was read, also of those in which nothing was charged. */
    private Map<YearMonth, Long> rows(Collection<Set<LocalDate>> slots) throws SQLException {
        Map<YearMonth, Long> rows = new TreeMap<>();
        slots.forEach(some -> some.forEach(slot -> rows.put(YearMonth.from(slot), 0L)));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT strftime(period_start, '%Y-%m'), count(*) FROM history GROUP BY ALL")) {
            while (result.next()) {
                rows.put(YearMonth.parse(result.getString(1)), result.getLong(2));
            }
        }
        return rows;
    }

    /** What a format's files hold and how they are written. */
    private record Shape(String columns, String order, String options) {
        String copy(String from, Path to, String more) {
            return "COPY (SELECT " + columns + from + " ORDER BY period_start" + order + ") TO " + Duck.text(to) + " ("
                    + options + more + ")";
        }
    }

    private static Shape parquet(HistoryTable table) {
        String columns = table.names().stream().map(Duck::name).collect(Collectors.joining(", "));
        return new Shape(columns, order(table), "FORMAT parquet, COMPRESSION zstd");
    }

    private static Shape csv(HistoryTable table) {
        Set<String> texts = Set.copyOf(table.texts());
        String columns = table.names().stream()
                .map(name -> texts.contains(name)
                        ? CsvText.defused(Duck.name(name)) + " AS " + Duck.name(name)
                        : Duck.name(name))
                .collect(Collectors.joining(", "));
        String quoted = table.keys().stream().map(Duck::name).collect(Collectors.joining(", "));
        String options = "FORMAT csv, HEADER true, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'"
                + (quoted.isEmpty() ? "" : ", FORCE_QUOTE (" + quoted + ")");
        return new Shape(columns, order(table), options);
    }

    private static String order(HistoryTable table) {
        return table.keys().stream().map(key -> ", " + Duck.name(key)).collect(Collectors.joining());
    }

    Path file(HistoryQuery query, YearMonth month, String format) {
        return paths.format(format).resolve(query.name() + "/month=" + month + "/data." + format);
    }

    /** Writes every month with one statement to a folder aside, then moves each file to its place. */
    private Map<YearMonth, FileEntry> write(HistoryQuery query, String format, Shape shape, Map<YearMonth, Long> rows)
            throws SQLException, IOException {
        StagingFolder.make(paths.staging());
        Duck.run(
                connection,
                shape.copy(
                        ", strftime(period_start, '%Y-%m') AS month FROM history",
                        paths.staging(), ", PARTITION_BY (month), FILENAME_PATTERN 'data_{i}', OVERWRITE_OR_IGNORE"));
        Map<YearMonth, FileEntry> files = new TreeMap<>();
        for (Map.Entry<YearMonth, Long> month : rows.entrySet()) {
            Path made = paths.staging().resolve("month=" + month.getKey() + "/data_0." + format);
            if (month.getValue() == 0) {
                Files.createDirectories(made.getParent());
                Duck.run(connection, shape.copy(" FROM history WHERE false", made, ""));
            }
            Path file = file(query, month.getKey(), format);
            settle(made, file);
            String path = paths.relative(file);
            listener.file(path);
            files.put(month.getKey(), new FileEntry(path, format, Hashes.ofFile(file), month.getValue()));
        }
        return files;
    }

    private static void settle(Path made, Path file) throws IOException {
        if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        }
        Files.createDirectories(file.getParent());
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
