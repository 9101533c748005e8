package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Finding;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason of the coverage and each finding of a scan, from the smallest answers that give it. */
class CoverageRowsTest {
    private static final Pattern FINDING = Pattern.compile("\"(scan\\.[a-z-]+)\"");

    /** What no scan says; the tests of the imports have rows for them. */
    private static final Set<CoverageReason> ONLY_IMPORTS =
            Set.of(CoverageReason.NOT_TRANSLATED, CoverageReason.ONLY_IN_HISTORY, CoverageReason.ONLY_DESCRIBED);

    @TempDir
    Path folder;

    static Stream<TsvRow> rows() {
        return TsvTable.load(CoverageRowsTest.class, "coverage.tsv", 5).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_reason_is_given_for_the_one_answer_and_not_for_the_other(TsvRow row) {
        assertThat(said(row.cell(1), row.cell(3), run -> run)).anyMatch(line -> line.startsWith(row.cell(2)));
        assertThat(said(row.cell(1), row.cell(4), run -> run)).noneMatch(line -> line.startsWith(row.cell(2)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_reason_that_is_switched_off_is_not_given(TsvRow row) {
        assertThat(said(row.cell(1), row.cell(3), run -> run.without(row.cell(0))))
                .noneMatch(line -> line.startsWith(row.cell(2)));
    }

    @Test
    void every_reason_and_every_finding_that_the_code_names_has_a_row() throws IOException {
        Set<String> named = new TreeSet<>();
        for (CoverageReason reason : CoverageReason.values()) {
            if (ONLY_IMPORTS.contains(reason)) {
                continue;
            }
            named.add("coverage." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/mitosis/scan"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                FINDING.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(named::add);
            }
        }

        assertThat(rows().map(row -> row.cell(0))).containsExactlyElementsOf(named);
    }

    /** The coverage of types, line by line, and the findings. */
    private Set<String> said(String scope, String script, UnaryOperator<ScanRun> change) {
        List<String> words = List.of(scope.split(" ", -1));
        Set<String> control = words.stream()
                .filter(word -> word.startsWith("control="))
                .map(word -> word.substring("control=".length()))
                .collect(java.util.stream.Collectors.toSet());
        List<ServiceSpec> services = Collectors.all().stream()
                .filter(service -> words.contains(service.name()))
                .toList();
        ScanRun run = change.apply(new ScanRun(
                new CallerIdentity(new AccountId("123456789012"), "", "", "aws", ""),
                List.of("eu-west-1"),
                new ScanRun.Chosen(services, control, words.contains("whole"), !words.contains("quiet")),
                SnapshotWriter.begin(folder.resolve("snapshot")),
                new ScanProgress(ScanListener.SILENT, new CallLedger())));
        List<Finding> findings = run.run(new ScriptedScan.Script(ScriptedScan.answers(script.split(" \\+ ", -1))));
        Set<String> said = new TreeSet<>();
        findings.forEach(finding -> said.add("finding " + finding.rule()));
        run.coverage().rows().forEach(row -> said.add(line(row)));
        return said;
    }

    private static String line(Coverage row) {
        return row.status().label() + " " + row.type() + " " + row.reason();
    }
}
