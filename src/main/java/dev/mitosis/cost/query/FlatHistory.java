package dev.mitosis.cost.query;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.io.text.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The months of a history in one file, beside those that are parted by query and month: by service and region where
 * that was asked, so that no amount is in it twice. Whoever wants to pivot needs no other.
 */
public final class FlatHistory {
    /** The finest first. */
    private static final List<String> QUERIES = List.of("monthly-service-region", "monthly-service", "monthly-total");

    private final CostPaths paths;
    private final CostManifest manifest;

    public FlatHistory(CostPaths paths, CostManifest manifest) {
        this.paths = paths;
        this.manifest = manifest;
    }

    /** The query whose rows are flat; empty where none of them has any. */
    public static Optional<QueryEntry> query(CostManifest manifest) {
        return QUERIES.stream()
                .flatMap(name ->
                        manifest.queries().stream().filter(query -> query.name().equals(name)))
                .filter(query -> !query.files(FileEntry.PARQUET).isEmpty())
                .findFirst();
    }

    /** Writes {@code flat.csv} and {@code flat.parquet}; neither where there is no month. */
    public void write() {
        query(manifest).ifPresent(this::write);
    }

    private void write(QueryEntry query) {
        String files = query.files(FileEntry.PARQUET).stream()
                .map(file -> DuckDbSql.text(paths.root().resolve(file.path())))
                .collect(Collectors.joining(", ", "[", "]"));
        String keys = query.columns().stream()
                .map(column -> ", " + DuckDbSql.name(column))
                .collect(Collectors.joining());
        String select =
                "SELECT * FROM read_parquet(" + files + ", hive_partitioning=false) ORDER BY period_start" + keys;
        Connection connection = DuckDbSql.streaming(paths.spill());
        try (Statement statement = connection.createStatement()) {
            Path parquet = paths.flat(FileEntry.PARQUET);
            Path temporary = parquet.resolveSibling("." + parquet.getFileName() + ".part");
            statement.execute(
                    "COPY (" + select + ") TO " + DuckDbSql.text(temporary) + " (FORMAT parquet, COMPRESSION zstd)");
            if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(temporary, parquet, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (ResultSet rows = statement.executeQuery(select)) {
                AtomicFile.write(paths.flat(FileEntry.CSV), out -> lines(rows, query, out));
            }
        } catch (SQLException | IOException e) {
            throw HistoryFiles.unwritable(query.name(), e);
        } finally {
            DuckDbSql.close(connection);
        }
    }

    private static void lines(ResultSet rows, QueryEntry query, OutputStream out) throws IOException {
        try {
            int columns = rows.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                names.add(rows.getMetaData().getColumnName(i));
            }
            out.write(Csv.line(names).getBytes(StandardCharsets.UTF_8));
            while (rows.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    boolean fromAws = query.columns().contains(names.get(i - 1))
                            || names.get(i - 1).endsWith("_unit");
                    fields.add(value == null ? "" : fromAws ? Csv.text(value) : value);
                }
                out.write(Csv.line(fields).getBytes(StandardCharsets.UTF_8));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
