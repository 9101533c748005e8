package dev.mitosis.cost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.cost.fetch.Ledger;
import dev.mitosis.cost.query.HistoryTable;
import dev.mitosis.cost.verify.CostVerification.Check;
import dev.mitosis.cost.verify.CostVerification.Problem;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.io.sql.DuckDbSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostVerifierTest {
    @TempDir
    static Path exported;

    static CostScenario scenario;
    static CostManifest manifest;

    @TempDir
    Path folder;

    @BeforeAll
    static void export() {
        scenario = CostScenario.random(4);
        manifest = scenario.export(exported);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(exported)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(exported.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private CostVerification verify() {
        return new CostVerifier(scenario.clock(), false).verify(folder);
    }

    @Test
    void an_untouched_history_passes_and_every_check_has_looked_at_something() {
        CostVerification verification = verify();

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.passed()).isTrue();
        assertThat(verification.checks()).allMatch(check -> check.examined() > 0);
        assertThat(verification.checks()).extracting(Check::failed).containsOnly(0L);
        assertThat(verification.reexportFrom())
                .isEqualTo(scenario.faults().finalBefore().toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void any_flipped_byte_is_named_by_its_file(long seed) throws IOException {
        Random random = new Random(seed);
        List<FileEntry> files = allFiles();
        FileEntry victim = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(folder.resolve(victim.path()));
        bytes[random.nextInt(bytes.length)] ^= 1;
        Files.write(folder.resolve(victim.path()), bytes);

        CostVerification verification = verify();

        assertThat(verification.passed()).isFalse();
        assertThat(verification.findings()).extracting(Problem::file).contains(victim.path());
    }

    private static List<FileEntry> allFiles() {
        return Stream.concat(
                        manifest.queries().stream()
                                .flatMap(query -> Stream.concat(query.files().stream(), query.parts().stream())),
                        manifest.documents().stream().map(CostManifest.DocumentEntry::file))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void an_amount_that_is_off_by_its_last_digit_is_named_even_where_the_hashes_were_forged(long seed)
            throws Exception {
        Random random = new Random(seed);
        FileEntry victim = parquet(random);
        String metric = HistoryTable.column(Ledger.METRICS.get(random.nextInt(Ledger.METRICS.size())));
        rewrite(
                victim,
                "SELECT * REPLACE (" + metric + " + (CASE WHEN row_number() OVER () = 1 THEN 0.0000000001"
                        + " ELSE 0 END)::DECIMAL(38,10) AS " + metric + ") FROM history");
        forge(victim);

        List<Problem> findings = verify().findings();

        assertThat(findings)
                .anyMatch(problem ->
                        problem.check().equals("cost.answers") && problem.file().equals(victim.path()));
        assertThat(findings)
                .anyMatch(problem -> problem.metric().equals(metric)
                        && List.of("cost.sums", "cost.days").contains(problem.check()));
    }

    @Test
    void a_row_that_is_gone_is_named() throws Exception {
        FileEntry victim = parquet(new Random(7));
        rewrite(victim, "SELECT * FROM history OFFSET 1");
        forge(victim);

        assertThat(verify().findings())
                .anyMatch(problem ->
                        problem.check().equals("cost.answers") && problem.file().equals(victim.path()));
    }

    @Test
    void a_row_that_is_there_twice_is_named() throws Exception {
        FileEntry victim = parquet(new Random(8));
        rewrite(victim, "SELECT * FROM history UNION ALL (SELECT * FROM history LIMIT 1)");
        forge(victim);

        assertThat(verify().findings())
                .extracting(Problem::check)
                .contains("cost.answers", "cost.periods", "cost.sums");
    }

    @Test
    void an_altered_csv_file_is_named_with_the_row() throws IOException {
        FileEntry victim = manifest.queries().stream()
                .flatMap(query -> query.files().stream())
                .filter(file -> file.format().equals("csv") && file.rows() > 1)
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve(victim.path());
        String text = Files.readString(file);
        int digit = text.indexOf('.') - 1;
        char other = text.charAt(digit) == '9' ? '8' : (char) (text.charAt(digit) + 1);
        Files.writeString(file, text.substring(0, digit) + other + text.substring(digit + 1));
        forge(victim);

        assertThat(verify().findings()).extracting(Problem::file).isNotEmpty().containsOnly(victim.path());
    }

    @Test
    void a_file_that_is_missing_or_too_many_is_named() throws IOException {
        FileEntry victim = parquet(new Random(9));
        Files.delete(folder.resolve(victim.path()));
        Files.writeString(folder.resolve("csv/extra.csv"), "x", StandardCharsets.UTF_8);

        assertThat(verify().findings())
                .extracting(Problem::text)
                .contains(victim.path() + " is missing", "csv/extra.csv is not listed in the manifest");
    }

    @Test
    void an_altered_manifest_is_named() throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, Files.readString(file).replace("user/ada", "user/eve"));

        assertThat(verify().findings())
                .singleElement()
                .extracting(Problem::text)
                .isEqualTo("manifest.json has been changed since the export");
    }

    /** Amounts and rows of CSV files and of the service's own answers, each with its hash forged. */
    @ParameterizedTest
    @MethodSource("alterations")
    void any_single_amount_or_row_that_is_altered_is_named_by_its_query(long seed) throws IOException {
        Random random = new Random(seed);
        boolean answers = seed % 3 == 0;
        List<QueryEntry> queries = manifest.queries().stream()
                .filter(query -> query.files().stream().anyMatch(file -> file.rows() > 1))
                .toList();
        QueryEntry query = queries.get(random.nextInt(queries.size()));
        List<FileEntry> files = (answers ? query.parts() : query.files())
                .stream()
                        .filter(file -> List.of("csv", "jsonl.gz").contains(file.format()) && file.rows() > 1)
                        .toList();
        FileEntry victim = files.get(random.nextInt(files.size()));
        Path path = folder.resolve(victim.path());
        if (answers) {
            zip(path, withOtherDigit(unzip(path), random));
        } else if (seed % 3 == 1) {
            Files.writeString(path, withOtherDigit(Files.readString(path), random));
        } else {
            List<String> lines = new ArrayList<>(Files.readAllLines(path));
            lines.remove(1 + random.nextInt(lines.size() - 1));
            Files.writeString(path, String.join("\n", lines) + "\n");
        }
        forge(victim);

        assertThat(verify().findings()).extracting(Problem::query).contains(query.name());
    }

    static LongStream alterations() {
        return LongStream.range(0, 15);
    }

    /** Changes one digit of one amount with a fraction. */
    private static String withOtherDigit(String text, Random random) {
        List<Integer> digits = Pattern.compile("\\d\\.\\d{2,}")
                .matcher(text)
                .results()
                .map(MatchResult::start)
                .toList();
        int at = digits.get(random.nextInt(digits.size()));
        char other = text.charAt(at) == '9' ? '8' : (char) (text.charAt(at) + 1);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String unzip(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void zip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A Parquet file with rows that are broken down, so that sums must notice. */
    private static FileEntry parquet(Random random) {
        List<FileEntry> files = manifest.queries().stream()
                .filter(query -> !query.total() && !query.granularity().equals("HOURLY"))
                .map(QueryEntry::files)
                .flatMap(List::stream)
                .filter(file -> file.format().equals("parquet") && file.rows() > 1)
                .toList();
        return files.get(random.nextInt(files.size()));
    }

    private void rewrite(FileEntry file, String select) throws SQLException, IOException {
        Path path = folder.resolve(file.path());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE history AS SELECT * FROM read_parquet(" + DuckDbSql.text(path)
                    + ", hive_partitioning = false)");
            Files.delete(path);
            statement.execute("COPY (" + select + ") TO " + DuckDbSql.text(path) + " (FORMAT parquet)");
        }
    }

    /** Puts the changed file's hash into the manifest, as somebody would who wants it to go unnoticed. */
    private void forge(FileEntry file) throws IOException {
        Path path = folder.resolve("manifest.json");
        String hash = Hashes.ofFile(folder.resolve(file.path()));
        Files.writeString(path, Files.readString(path).replace(file.sha256(), hash));
        Files.writeString(folder.resolve("manifest.json.sha256"), Hashes.ofFile(path) + "  manifest.json\n");
        assertThat(Json.mapper().readTree(path.toFile()).toString()).contains(hash);
    }
}
