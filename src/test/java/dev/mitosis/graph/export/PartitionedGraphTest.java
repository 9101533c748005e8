package dev.mitosis.graph.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.graph.query.SharedNodes;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a partition adds to a graph: filters by context and account, and what contexts share. */
class PartitionedGraphTest {
    private static final AccountBuilder SHOP = new AccountBuilder("123456789012")
            .vpc("main")
            .subnet("app", "main", "10.0.1.0/24")
            .key("data", k -> {})
            .table("orders", t -> t.to("key", "data"))
            .table("points", t -> t.to("key", "data"))
            .bucket("acme-logs", b -> {})
            .bucket("acme-receipts", b -> b.to("logBucket", "acme-logs"))
            .bucket("acme-cards", b -> b.to("logBucket", "acme-logs"))
            .serviceRole("orders-role", "lambda.amazonaws.com")
            .function(
                    "checkout",
                    f -> f.to("role", "orders-role")
                            .to("subnet", "app")
                            .env("TABLE", "{arn}", "AWS::DynamoDB::Table", "orders"))
            .function("loyalty", f -> f.to("subnet", "app").env("TABLE", "{arn}", "AWS::DynamoDB::Table", "points"));

    private static final GraphDocument GRAPH = new GraphBuilder()
            .build(new GraphRequest(SHOP.snapshot(), Map.of()))
            .document();

    private static final PartitionDocument PARTITION = partition(Map.of(
            "checkout", "shop",
            "orders", "shop",
            "orders-role", "shop",
            "acme-receipts", "shop",
            "loyalty", "points-program",
            "points", "points-program",
            "acme-cards", "points-program"));

    private static PartitionDocument partition(Map<String, String> contexts) {
        List<PartitionDocument.Assignment> assignments = GRAPH.nodes().stream()
                .filter(node -> contexts.containsKey(node.name()))
                .map(node -> new PartitionDocument.Assignment(
                        node.id(),
                        node.type(),
                        contexts.get(node.name()),
                        "prod",
                        contexts.get(node.name()) + "-prod",
                        Role.WORKLOAD,
                        1,
                        List.of(),
                        false))
                .toList();
        return new PartitionDocument(
                1,
                "test",
                "123456789012",
                GRAPH.snapshotId(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                assignments,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Set<String> names(GraphFilter filter) {
        return filter.apply(GRAPH, PARTITION).nodes().stream()
                .map(node -> node.name())
                .collect(Collectors.toSet());
    }

    @Test
    void a_context_or_account_is_shown_with_its_direct_neighbours() {
        Set<String> shop = names(new GraphFilter(Set.of(), "shop", null, null, 0));

        assertThat(shop)
                .contains("checkout", "orders", "orders-role", "acme-receipts", "acme-logs", "app")
                .doesNotContain("loyalty", "points", "acme-cards", "main");
        assertThat(names(new GraphFilter(Set.of(), null, "shop-prod", null, 0))).isEqualTo(shop);
    }

    @Test
    void filters_combine() {
        String orders = SHOP.arn("AWS::DynamoDB::Table", "orders");

        assertThat(names(new GraphFilter(Set.of(EdgeKind.RUNS_AS), "shop", null, null, 0)))
                .contains("checkout", "orders-role")
                .doesNotContain("acme-logs", "app");
        assertThat(names(new GraphFilter(Set.of(), "shop", null, orders, 1)))
                .contains("orders", "checkout")
                .doesNotContain("acme-receipts", "orders-role", "loyalty");
    }

    @Test
    void contexts_share_the_network_the_key_and_the_log_sink_and_it_is_said_how() {
        Map<String, Map<String, Set<EdgeKind>>> shared = SharedNodes.between(GRAPH, PARTITION).stream()
                .collect(Collectors.toMap(thing -> thing.node().name(), SharedNodes.SharedNode::needs));

        assertThat(shared)
                .containsEntry("app", both(EdgeKind.ATTACHED_TO))
                .containsEntry("acme-logs", both(EdgeKind.LOGS_TO))
                .doesNotContainKeys("orders", "points", "orders-role");
        assertThat(shared.values()).contains(both(EdgeKind.ENCRYPTS_WITH));
    }

    private static Map<String, Set<EdgeKind>> both(EdgeKind kind) {
        return Map.of("shop", Set.of(kind), "points-program", Set.of(kind));
    }
}
