package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Observed;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each finding of the graph, from the smallest account that has it. */
class FindingRowsTest {
    private static final GraphBuilder BUILDER = new GraphBuilder();
    private static final Pattern RULE = Pattern.compile("\"(graph\\.[a-z-]+)\"");

    static Stream<TsvRow> rows() {
        return TsvTable.load(FindingRowsTest.class, "findings.tsv", 3).stream();
    }

    /**
     * The rules that find something.
     *
     * @param records with a plus between them; a word with a colon stands for traffic that was read, with this snapshot
     */
    private static Set<String> found(GraphBuilder builder, String records) {
        AccountBuilder account = new AccountBuilder("123456789012");
        String traffic = null;
        for (String record : records.split(" \\+ ", -1)) {
            int brace = record.indexOf('{');
            if (brace < 0) {
                traffic = record.strip().replaceFirst("^traffic:", "");
            } else {
                RecordText.add(account, record.substring(0, brace).strip(), record.substring(brace));
            }
        }
        InMemorySnapshot snapshot = account.snapshot();
        String current = snapshot.manifest().snapshotId();
        GraphRequest request = traffic == null
                ? new GraphRequest(snapshot, Map.of())
                : new GraphRequest(snapshot, traffic(traffic.replace("<current>", current)), Map.of());
        Set<String> found = new TreeSet<>();
        builder.build(request).document().findings().stream().map(Finding::rule).forEach(found::add);
        return found;
    }

    private static TrafficDocument traffic(String snapshotId) {
        return new TrafficDocument(
                1, "test", "123456789012", snapshotId, Map.of(), Observed.NOTHING, List.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_rule_finds_the_one_account_and_not_the_other(TsvRow row) {
        assertThat(found(BUILDER, row.cell(1))).contains(row.cell(0));
        assertThat(found(BUILDER, row.cell(2))).doesNotContain(row.cell(0));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_that_is_switched_off_finds_nothing(TsvRow row) {
        assertThat(found(BUILDER.without(row.cell(0)), row.cell(1))).doesNotContain(row.cell(0));
    }

    @Test
    void every_rule_that_the_code_names_has_a_row() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/mitosis/graph"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher rule = RULE.matcher(Files.readString(file));
                while (rule.find()) {
                    named.add(rule.group(1));
                }
            }
        }
        assertThat(rows().map(row -> row.cell(0))).containsExactlyElementsOf(named);
    }
}
