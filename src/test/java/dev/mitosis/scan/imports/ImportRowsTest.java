package dev.mitosis.scan.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.SnapshotManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each finding of an import and each reason of the coverage that only imports give, from the smallest file that has it.
 */
class ImportRowsTest {
    private static final String ACCOUNT = "123456789012";
    private static final Pattern RULE = Pattern.compile("\"(import\\.[a-z-]+)\"|CoverageReason\\.([A-Z_]+)");

    @TempDir
    private Path folder;

    static Stream<TsvRow> rows() {
        return TsvTable.load(ImportRowsTest.class, "imports.tsv", 6).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_judgement_is_passed_on_the_one_file_and_not_on_the_other(TsvRow row) throws IOException {
        assertThat(said(row, row.cell(4), "")).contains(row.cell(3));
        assertThat(said(row, row.cell(5), "")).doesNotContain(row.cell(3));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_judgement_that_is_switched_off_is_not_passed(TsvRow row) throws IOException {
        assertThat(said(row, row.cell(4), row.cell(0))).doesNotContain(row.cell(3));
    }

    /** The findings and the rows of the coverage. */
    private Set<String> said(TsvRow row, String content, String off) throws IOException {
        Path work = Files.createTempDirectory(folder, "import");
        Path region = Files.createDirectories(work.resolve("files/eu-west-1"));
        Path file = Files.writeString(region.resolve(row.cell(2) + ".json"), content.replace('\'', '"'));
        ImportTarget target = new ImportTarget(ACCOUNT, null, work::resolve, Instant.EPOCH);
        ImportResult result = row.cell(1).equals("cli")
                ? new CliImporter().without(off).run(work.resolve("files"), target)
                : new ConfigImporter().without(off).run(List.of(file), target);
        return said(result.manifest());
    }

    private static Set<String> said(SnapshotManifest manifest) {
        Set<String> said = new TreeSet<>();
        manifest.findings().forEach(finding -> said.add("finding " + finding.rule()));
        manifest.coverage().forEach(row -> said.add(row.status().label() + " " + row.type() + " " + row.reason()));
        return said;
    }

    @Test
    void every_judgement_that_the_code_names_has_a_row() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/mitosis/scan/imports"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher rule = RULE.matcher(Files.readString(file));
                while (rule.find()) {
                    named.add(rule.group(1) == null ? reason(rule.group(2)) : rule.group(1));
                }
            }
        }
        assertThat(rows().map(row -> row.cell(0)).distinct()).containsExactlyElementsOf(named);
    }

    private static String reason(String constant) {
        return "coverage." + constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
