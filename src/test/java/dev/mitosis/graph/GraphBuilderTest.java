package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private static AccountBuilder shop() {
        return new AccountBuilder("123456789012")
                .vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .securityGroup("web", "main")
                .add("AWS::EC2::SecurityGroup", "db", r -> r.to("vpc", "main").to("ingressFrom", "web"))
                .key("data", r -> {})
                .serviceRole("orders-api-role", "lambda.amazonaws.com")
                .add(
                        "AWS::RDS::DBSubnetGroup",
                        "dbnet",
                        r -> r.to("vpc", "main").to("subnet", "app"))
                .database(
                        "orders-db",
                        r -> r.to("group", "db").to("subnetGroup", "dbnet").to("key", "data"))
                .table("orders", r -> r.to("key", "data"))
                .queue("orders-events", r -> {})
                .bucket("acme-orders-prod", r -> {})
                .function(
                        "orders-api",
                        r -> r.to("role", "orders-api-role")
                                .to("subnet", "app")
                                .to("group", "web")
                                .env("DB_URL", "postgres://***@{host}:5432/***", "AWS::RDS::DBInstance", "orders-db")
                                .env("TABLE_NAME", "{}", "AWS::DynamoDB::Table", "orders")
                                .env("QUEUE", "{url}", "AWS::SQS::Queue", "orders-events")
                                .env("ARCHIVE", "s3://{}/daily/", "AWS::S3::Bucket", "acme-orders-prod"));
    }

    private static GraphDocument graph(AccountBuilder account) {
        return new GraphBuilder()
                .build(new GraphRequest(account.snapshot(), Map.of()))
                .document();
    }

    private static Set<AccountBuilder.Expected> inside(GraphDocument graph) {
        return graph.edges().stream()
                .filter(edge ->
                        !edge.to().startsWith("external:") && !edge.from().startsWith("external:"))
                .map(edge -> new AccountBuilder.Expected(edge.from(), edge.to(), edge.kind()))
                .collect(Collectors.toSet());
    }

    @Test
    void every_dependency_of_a_small_shop_is_drawn_and_nothing_else() {
        AccountBuilder shop = shop();

        assertThat(inside(graph(shop))).containsExactlyInAnyOrderElementsOf(shop.expected());
    }

    @Test
    void every_edge_carries_evidence_that_points_into_a_record() {
        GraphDocument graph = graph(shop());

        assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.evidence()).isNotEmpty());
        Edge edge = graph.edges().stream()
                .filter(e -> e.from().endsWith(":function:orders-api") && e.to().endsWith(":db:orders-db"))
                .findFirst()
                .orElseThrow();
        assertThat(edge.kind()).isEqualTo(EdgeKind.REFERENCES);
        assertThat(edge.evidence().get(0).pointer()).isEqualTo("/Environment/Variables/DB_URL");
        assertThat(edge.evidence().get(0).text()).startsWith("orders-db.").endsWith(".rds.amazonaws.com");
    }

    @Test
    void the_same_snapshot_gives_the_same_bytes() {
        assertThat(Json.pretty(graph(shop()))).isEqualTo(Json.pretty(graph(shop())));
    }
}
