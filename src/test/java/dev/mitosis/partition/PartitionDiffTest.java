package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.PartitionDiffDocument.Axis;
import dev.mitosis.partition.PartitionDiffDocument.Change;
import dev.mitosis.partition.PartitionDiffDocument.Move;
import dev.mitosis.partition.history.EarlierPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionDiffTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    @TempDir
    private Path folder;

    private static Fields account() {
        Fields fields = new Fields();
        for (String product : new String[] {"orders", "search"}) {
            for (String environment : new String[] {"prod", "dev"}) {
                for (int i = 0; i < 3; i++) {
                    fields.add(FUNCTION, product + "-" + environment + "-" + i, "app", product, "env", environment);
                }
            }
        }
        return fields;
    }

    private PartitionDiffDocument diff(Fields fields, String yaml) throws IOException {
        Path file = folder.resolve("decisions.yaml");
        Files.writeString(file, yaml);
        Decisions decisions = DecisionsFile.read(file);
        PartitionDocument stored = account().partition();
        PartitionDocument next = new Partitioner()
                .partition(new PartitionRequest(fields.snapshot(), fields.graph(), decisions, Map.of())
                        .after(EarlierPartition.of(stored)));
        return PartitionDiff.between(stored, next);
    }

    @Test
    void equal_partitions_differ_in_nothing() throws IOException {
        assertThat(diff(account(), "").isEmpty()).isTrue();
    }

    @Test
    void a_new_name_is_one_change_and_moves_nothing_out_of_its_context() throws IOException {
        PartitionDiffDocument diff = diff(account(), "contexts: {rename: {orders: shop}}");

        assertThat(diff.contexts())
                .extracting(Change::kind, Change::before, Change::after, Change::resources)
                .containsExactly(tuple("renamed", "orders", "shop", 6));
        assertThat(diff.moved()).extracting(Move::axis).doesNotContain(Axis.CONTEXT);
    }

    @Test
    void a_resource_that_moves_is_listed_for_each_column_with_the_reason_that_speaks() throws IOException {
        PartitionDiffDocument diff = diff(
                account(),
                "assign: [{resource: orders-dev-1, context: search, environment: prod, account: island, reason: agreed}]");

        assertThat(diff.moved())
                .filteredOn(move -> move.id().equals(arn("orders-dev-1")))
                .extracting(Move::axis, Move::before, Move::after)
                .containsExactly(
                        tuple(Axis.CONTEXT, "orders", "search"),
                        tuple(Axis.ENVIRONMENT, "dev", "prod"),
                        tuple(Axis.ACCOUNT, "dev", "island"));
        assertThat(diff.moved())
                .filteredOn(move -> move.id().equals(arn("orders-dev-1")))
                .extracting(Move::reason)
                .extracting(Reason::text)
                .containsExactly(
                        "decisions.yaml assigns 'orders-dev-1' to search. Reason: agreed",
                        "decisions.yaml assigns 'orders-dev-1' to prod. Reason: agreed",
                        "decisions.yaml assigns 'orders-dev-1' to island.");
        assertThat(diff.accounts()).extracting(Change::kind, Change::after).contains(tuple("appeared", "island"));
        assertThat(diff.confidence())
                .filteredOn(row -> row.id().equals(arn("orders-dev-1")))
                .singleElement()
                .satisfies(row -> assertThat(row.after()).isEqualTo(1.0).isGreaterThan(row.before()));
    }

    @Test
    void what_the_account_gained_and_lost_is_no_move() throws IOException {
        Fields fields = new Fields();
        for (String environment : new String[] {"prod", "dev"}) {
            for (int i = 1; i < 4; i++) {
                fields.add(FUNCTION, "orders-" + environment + "-" + i, "app", "orders", "env", environment);
            }
        }
        PartitionDiffDocument diff = diff(fields, "");

        assertThat(diff.appeared()).containsExactly(arn("orders-dev-3"), arn("orders-prod-3"));
        assertThat(diff.vanished()).contains(arn("orders-dev-0"), arn("search-dev-1"));
        assertThat(diff.moved()).isEmpty();
        assertThat(diff.contexts())
                .extracting(Change::kind, Change::before, Change::resources)
                .containsExactly(tuple("vanished", "search", 6));
    }

    @Test
    void an_environment_that_goes_is_told_with_what_it_held() throws IOException {
        PartitionDiffDocument diff = diff(account(), "environments: {dev: {is: staging}}");

        assertThat(diff.environments())
                .extracting(Change::id, Change::kind, Change::resources)
                .containsExactly(tuple("dev", "vanished", 6), tuple("staging", "appeared", 6));
    }
}
