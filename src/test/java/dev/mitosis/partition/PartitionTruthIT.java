package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.ScannedAccount;
import dev.mitosis.emulator.Truth;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Role;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Partitions the test account, scanned over the wire, and holds it against the truth. */
class PartitionTruthIT {
    /** Two systems have application tags of their own; what they are parts of, people have to say. */
    private static final Decisions.ContextDecisions SYSTEMS = new Decisions.ContextDecisions(
            Map.of(),
            List.of(
                    new Decisions.Merge("catalog", List.of("catalog", "pim")),
                    new Decisions.Merge("fulfilment", List.of("fulfilment", "wms"))),
            List.of(),
            List.of());

    private static Truth truth;
    private static PartitionDocument partition;
    private static final Map<String, Assignment> ROWS = new HashMap<>();

    @BeforeAll
    static void scan_draw_and_partition() {
        truth = ScannedAccount.get().truth();
        Snapshot snapshot = ScannedAccount.get().snapshot();
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(snapshot, Map.of())).document();
        Decisions none = Decisions.none();
        Decisions merged = new Decisions(
                none.operatingModel(),
                null,
                SYSTEMS,
                none.environments(),
                none.assign(),
                none.blastRadius(),
                none.downtimeBudget(),
                none.freezeWindows(),
                null,
                none.owners());
        partition = new Partitioner().partition(new PartitionRequest(snapshot, graph, merged, Map.of()));
        partition.resources().forEach(row -> ROWS.put(row.id(), row));
    }

    private interface Comparison {
        boolean isRight(Truth.TrueResource resource, Assignment row);
    }

    private static void assertShare(double floor, Comparison comparison) {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        for (Truth.TrueResource resource : truth.resources()) {
            Assignment row = ROWS.get(resource.arn());
            if (resource.role().equals("workload")) {
                all++;
                if (row == null || !comparison.isRight(resource, row)) {
                    String found = row == null ? "missing" : row.context() + "/" + row.environment();
                    wrong.add(resource.type() + " " + resource.name() + ": " + resource.context() + "/"
                            + resource.environment() + " -> " + found);
                }
            }
        }
        assertThat(all).isGreaterThan(200);
        assertThat(1 - (double) wrong.size() / all)
                .as("wrong: %s", String.join("\n", wrong))
                .isGreaterThanOrEqualTo(floor);
    }

    @Test
    void the_context_of_nearly_every_workload_resource_is_right() {
        assertShare(0.97, (resource, row) -> Objects.equals(resource.context(), row.context()));
    }

    @Test
    void the_environment_of_nearly_every_workload_resource_is_right_or_asked_for() {
        Set<String> asked = partition.findings().stream()
                .filter(finding -> finding.rule().equals("partition.environment-contradiction"))
                .flatMap(finding -> finding.resources().stream())
                .collect(Collectors.toSet());

        assertShare(
                0.97,
                (resource, row) ->
                        asked.contains(resource.arn()) || Objects.equals(resource.environment(), row.environment()));
    }

    @Test
    void no_context_is_invented() {
        List<String> contexts = truth.resources().stream()
                .map(Truth.TrueResource::context)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();

        assertThat(partition.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactlyElementsOf(contexts);
    }

    @Test
    void what_others_make_and_own_is_managed() {
        List<String> missed = truth.resources().stream()
                .filter(resource -> resource.role().equals("managed"))
                .map(resource -> ROWS.get(resource.arn()))
                .filter(row -> row != null && row.role() != Role.MANAGED)
                .map(row -> row.type() + " " + row.id() + " " + row.role())
                .toList();

        assertThat(missed).isEmpty();
    }

    @Test
    void what_several_contexts_need_is_nobodys() {
        long shared = truth.resources().stream()
                .filter(resource -> resource.role().equals("shared"))
                .count();
        List<String> owned = truth.resources().stream()
                .filter(resource -> resource.role().equals("shared"))
                .map(resource -> ROWS.get(resource.arn()))
                .filter(row -> row != null && row.role() == Role.WORKLOAD)
                .map(row -> row.type() + " " + row.id() + " " + row.context())
                .toList();

        assertThat(owned).hasSizeLessThanOrEqualTo((int) (shared / 4));
    }
}
