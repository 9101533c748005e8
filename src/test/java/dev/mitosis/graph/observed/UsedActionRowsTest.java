package dev.mitosis.graph.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.golden.Golden;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Observed;
import dev.mitosis.model.Strength;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficDocument.CallOutcome;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What each row of {@code used-actions.tsv} draws from one call of the operation that it speaks of, and from one of an
 * operation with a letter less. The lines are golden, so that a row that is lost is seen.
 */
class UsedActionRowsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/shop";
    private static final String TIME = "2026-01-02T03:04:05Z";

    private final AccountBuilder account = new AccountBuilder("123456789012").role("shop", role -> {});
    private final List<ApiCall> calls = new ArrayList<>();

    private static List<TsvRow> rows() {
        return TsvTable.loadNamed(UsedActions.class, "used-actions.tsv");
    }

    /** An operation that the pattern is for. */
    private static String operation(TsvRow row) {
        return row.get("action").replace("*", "x");
    }

    /** The same without the last letter that the pattern names, or a letter that is none of its service's. */
    private static String neighbour(TsvRow row) {
        String pattern = row.get("action");
        String named = pattern.replaceFirst("\\*$", "");
        return named.endsWith(":")
                ? "x" + operation(row)
                : named.substring(0, named.length() - 1).replace("*", "x");
    }

    /** Calls the operation on a table of its own. */
    private void call(String table, String action) {
        account.table(table, body -> {});
        String arn = account.arn("AWS::DynamoDB::Table", table);
        calls.add(new ApiCall(
                ROLE, null, action, arn, "external:internet", null, "eu-west-1", CallOutcome.DONE, "", 1, TIME, TIME));
    }

    /** The kinds of the edges to each table. */
    private Map<String, List<String>> drawn() {
        InMemorySnapshot snapshot = account.snapshot();
        TrafficDocument traffic = new TrafficDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                "123456789012",
                snapshot.manifest().snapshotId(),
                Map.of(),
                Observed.NOTHING,
                List.of(),
                calls,
                List.of());
        Map<String, List<String>> drawn = new TreeMap<>();
        for (Edge edge : new GraphBuilder()
                .build(new GraphRequest(snapshot, traffic, Map.of()))
                .document()
                .edges()) {
            if (edge.strength() == Strength.OBSERVED) {
                drawn.computeIfAbsent(edge.to().substring(edge.to().indexOf('/') + 1), table -> new ArrayList<>())
                        .add(edge.kind().label());
            }
        }
        return drawn;
    }

    @Test
    void each_row_draws_its_kind_for_its_operation_and_not_for_one_with_a_letter_less() {
        rows().forEach(row -> {
            call("fires-" + row.line(), operation(row));
            call("quiet-" + row.line(), neighbour(row));
        });
        Map<String, List<String>> drawn = drawn();

        List<String> lines = new ArrayList<>();
        for (TsvRow row : rows()) {
            List<String> fires = drawn.getOrDefault("fires-" + row.line(), List.of());
            List<String> quiet = drawn.getOrDefault("quiet-" + row.line(), List.of());
            assertThat(fires).as(row.toString()).containsExactly(row.get("kind"));
            assertThat(quiet).as(row.toString()).isNotEqualTo(fires);
            lines.add(operation(row) + " " + fires.get(0) + ", " + neighbour(row) + " "
                    + (quiet.isEmpty() ? "nothing" : quiet.get(0)));
        }
        Golden.assertMatches(
                Path.of("src/test/resources/dev/mitosis/golden/rows-used-actions.txt"),
                String.join("\n", lines) + "\n");
    }
}
