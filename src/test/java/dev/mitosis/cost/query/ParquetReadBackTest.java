package dev.mitosis.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.fetch.CostScenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the files with the Apache reader, which shares nothing with the library that wrote them. */
class ParquetReadBackTest {
    @TempDir
    Path folder;

    @Test
    void another_reader_finds_the_ledger_in_the_files_to_the_last_digit() {
        try (CostScenario scenario = rich()) {
            CostManifest manifest = scenario.export(folder);

            assertThat(manifest.queries()).extracting(QueryEntry::granularity).contains("MONTHLY", "DAILY", "HOURLY");
            for (QueryEntry query : manifest.queries()) {
                SortedSet<String> read = new TreeSet<>();
                query.files(FileEntry.PARQUET).forEach(file -> read.addAll(rows(folder.resolve(file.path()))));
                assertThat(read).as(query.name()).isEqualTo(scenario.expected(query));
            }
        }
    }

    @Test
    void another_reader_finds_each_month_of_the_ledger_once_in_the_flat_file() {
        try (CostScenario scenario = rich()) {
            CostManifest manifest = scenario.export(folder);
            CostPaths paths = new CostPaths(folder);
            new FlatHistory(paths, manifest).write();

            QueryEntry flat = FlatHistory.query(manifest).orElseThrow();
            assertThat(rows(paths.flat(FileEntry.PARQUET)))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(scenario.expected(flat));
        }
    }

    /** The first account with hourly and resource-level history and a tag. */
    private static CostScenario rich() {
        for (long seed = 1; ; seed++) {
            CostScenario scenario = CostScenario.random(seed);
            boolean rich = scenario.faults().hourly()
                    && scenario.faults().resources()
                    && !scenario.ledger().tags().isEmpty();
            if (rich && seed % 25 != 0) {
                return scenario;
            }
            scenario.close();
        }
    }

    private static List<String> rows(Path file) {
        try (Stream<String> rows = ParquetReader.streamContent(
                file.toFile(), (HydratorSupplier<List<String>, String>) columns -> new Row(types(columns)))) {
            return rows.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, LogicalTypeAnnotation> types(List<ColumnDescriptor> columns) {
        Map<String, LogicalTypeAnnotation> types = new TreeMap<>();
        for (ColumnDescriptor column : columns) {
            LogicalTypeAnnotation type = column.getPrimitiveType().getLogicalTypeAnnotation();
            if (type != null) {
                types.put(column.getPath()[0], type);
            }
        }
        return types;
    }

    /** Writes a row's cells as text, in the order of the columns. */
    private record Row(Map<String, LogicalTypeAnnotation> types) implements Hydrator<List<String>, String> {
        @Override
        public List<String> start() {
            return new ArrayList<>();
        }

        @Override
        public List<String> add(List<String> cells, String column, @Nullable Object value) {
            cells.add(text(types.get(column), value));
            return cells;
        }

        @Override
        public String finish(List<String> cells) {
            return String.join("|", cells);
        }

        private static String text(@Nullable LogicalTypeAnnotation type, @Nullable Object value) {
            if (type instanceof DecimalLogicalTypeAnnotation && value != null) {
                BigDecimal amount = new BigDecimal(value.toString());
                return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
            } else if (type instanceof TimestampLogicalTypeAnnotation && value instanceof Long micros) {
                return LocalDateTime.ofInstant(java.time.Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC)
                        .toString();
            } else if (value instanceof Integer day) {
                return LocalDate.ofEpochDay(day).toString();
            }
            return String.valueOf(value);
        }
    }
}
