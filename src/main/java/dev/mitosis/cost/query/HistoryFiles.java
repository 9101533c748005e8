package dev.mitosis.cost.query;

import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.PrivateFolder;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes the files of queries from their parts: one Parquet and one FileEntry.CSV file for each month. */
public final class HistoryFiles implements AutoCloseable {
    private final CostPaths paths;
    private final HistoryLoader loader;
    private final Consumer<String> written;
    private final Connection connection;

    public HistoryFiles(CostPaths paths, HistoryLoader loader, Consumer<String> written) {
        this.paths = paths;
        this.loader = loader;
        this.written = written;
        this.connection = DuckDbSql.open(paths.spill());
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
            throw new MitosisException(
                    "M-COST-06",
                    "cannot write the files of " + query.name(),
                    String.valueOf(e.getMessage()),
                    "make room and make the folder writable, then run `mitosis cost export` again; nothing is paid twice",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private static Collection<YearMonth> months(Collection<Set<LocalDate>> slots) {
        return slots.stream().flatMap(Set::stream).map(YearMonth::from).collect(Collectors.toCollection(TreeSet::new));
    }

    private FileEntry parquet(HistoryQuery query, HistoryTable table, YearMonth month)
            throws SQLException, IOException {
        String columns = table.names().stream().map(DuckDbSql::name).collect(Collectors.joining(", "));
        return copy(
                file(query, month, FileEntry.PARQUET),
                FileEntry.PARQUET,
                select(columns, table, month),
                "FORMAT parquet, COMPRESSION zstd");
    }

    private FileEntry csv(HistoryQuery query, HistoryTable table, YearMonth month) throws SQLException, IOException {
        Set<String> texts = Set.copyOf(table.texts());
        String columns = table.names().stream()
                .map(name -> texts.contains(name)
                        ? CsvText.defused(DuckDbSql.name(name)) + " AS " + DuckDbSql.name(name)
                        : DuckDbSql.name(name))
                .collect(Collectors.joining(", "));
        String quoted = table.keys().stream().map(DuckDbSql::name).collect(Collectors.joining(", "));
        String options = "FORMAT csv, HEADER true, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'"
                + (quoted.isEmpty() ? "" : ", FORCE_QUOTE (" + quoted + ")");
        return copy(file(query, month, FileEntry.CSV), FileEntry.CSV, select(columns, table, month), options);
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

    private FileEntry copy(Path file, String format, String select, String options) throws SQLException, IOException {
        PrivateFolder.createFor(file);
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        long rows;
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO " + DuckDbSql.text(temporary) + " (" + options + ")");
            rows = statement.getUpdateCount();
        }
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        String path = paths.relative(file);
        written.accept(path);
        return new FileEntry(path, format, Hashes.ofFile(file), rows);
    }
}
