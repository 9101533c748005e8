package dev.mitosis.graph;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.MAY_CONNECT;
import static dev.mitosis.model.EdgeKind.READS;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The traps that other tools fell into. */
class TrapsTest {
    private static final String FUNCTION = "AWS::Lambda::Function api";

    @Test
    void an_account_setting_is_no_target_though_its_id_is_in_every_arn() {
        GraphFixture drawn = graphOf(a -> a.add("AWS::IAM::AccountSettings", "123456789012", s -> {})
                .queue("orders", q -> {})
                .function(
                        "api",
                        f -> f.env("ACCOUNT_ID", "123456789012").env("Q", "{arn}", "AWS::SQS::Queue", "orders")));

        assertThat(drawn.neededBy(FUNCTION)).containsExactly(drawn.arn("AWS::SQS::Queue orders"));
    }

    @Test
    void of_parts_with_one_name_the_one_of_the_same_whole_is_meant() {
        Resource first = part("AWS::AppSync::GraphQLApi", "a", Map.of());
        Resource second = part("AWS::AppSync::GraphQLApi", "b", Map.of());
        Resource own = part("AWS::AppSync::DataSource", "b/datasources/orders", Map.of());
        Resource resolver =
                part("AWS::AppSync::Resolver", "b/types/Query/resolvers/x", Map.of("dataSourceName", "orders"));
        Resource stranger = part("AWS::AppSync::DataSource", "a/datasources/orders", Map.of());

        List<Edge> edges = new GraphBuilder()
                .build(new GraphRequest(
                        new InMemorySnapshot("123456789012", List.of(first, second, stranger, own, resolver)),
                        Map.of()))
                .document()
                .edges();

        assertThat(edges)
                .filteredOn(edge -> edge.from().equals(resolver.arn()) && edge.kind() == REFERENCES)
                .extracting(Edge::to)
                .containsExactly(own.arn());
    }

    private static Resource part(String type, String path, Map<String, String> data) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new Resource(
                "arn:aws:appsync:eu-west-1:123456789012:apis/" + path,
                type,
                "eu-west-1",
                "123456789012",
                name,
                name,
                Map.of(),
                Json.mapper().valueToTree(data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database=maindb",
                "appdb",
                "my-app-queue",
                "db.example.com/app",
                "production",
                "app",
                "The app is here"
            })
    void a_short_or_everyday_name_does_not_match_inside_unrelated_text(String text) {
        GraphFixture drawn = graphOf(a -> a.queue("app", q -> {})
                .database("db", d -> {})
                .table("production", t -> {})
                .function("api", f -> f.env("TEXT", text)));

        assertThat(drawn.neededBy(FUNCTION)).noneMatch(to -> to.startsWith("arn:"));
    }

    @Test
    void a_token_is_matched_whole_or_not_at_all() {
        GraphFixture drawn = graphOf(a -> a.bucket("acme-logs", b -> {})
                .function(
                        "api",
                        f -> f.env("A", "acme-logs-archive")
                                .env("B", "my.acme-logs")
                                .env("C", "xacme-logs")));

        assertThat(drawn.neededBy(FUNCTION)).isEmpty();
    }

    @Test
    void a_hint_in_the_variables_name_decides_between_resources_of_one_name() {
        GraphFixture drawn = graphOf(a -> a.queue("orders-prod", q -> {})
                .table("orders-prod", t -> {})
                .function("api", f -> f.env("ORDERS_TABLE", "orders-prod")));

        drawn.edge(FUNCTION, REFERENCES, "AWS::DynamoDB::Table orders-prod");
        drawn.noEdge(FUNCTION, "AWS::SQS::Queue orders-prod");
    }

    @Test
    void a_name_that_several_resources_bear_is_nobodys_without_a_hint() {
        GraphFixture drawn = graphOf(a -> a.queue("orders-prod", q -> {})
                .table("orders-prod", t -> {})
                .function("api", f -> f.env("THING", "orders-prod")));

        assertThat(drawn.neededBy(FUNCTION)).isEmpty();
    }

    @Test
    void names_are_unique_per_region_only_and_the_near_one_is_meant() {
        GraphFixture drawn = graphOf(a -> a.region("us-east-1")
                .table("orders-prod", t -> {})
                .region("eu-west-1")
                .table("orders-prod", t -> {})
                .function("api", f -> f.env("TABLE", "orders-prod")));

        assertThat(drawn.neededBy(FUNCTION))
                .containsExactly("arn:aws:dynamodb:eu-west-1:123456789012:table/orders-prod");
    }

    @Test
    void a_name_of_another_region_only_is_a_stranger() {
        GraphFixture drawn = graphOf(a -> a.region("us-east-1")
                .table("orders-prod", t -> {})
                .region("eu-west-1")
                .function("api", f -> f.env("TABLE", "orders-prod")));

        assertThat(drawn.neededBy(FUNCTION)).isEmpty();
    }

    @Test
    void a_reference_across_regions_by_arn_is_real() {
        GraphFixture drawn = graphOf(a -> a.region("us-east-1")
                .add("AWS::CertificateManager::Certificate", "cdn", c -> {})
                .region("eu-west-1")
                .function("api", f -> f.env("CERT", a.arn("AWS::CertificateManager::Certificate", "cdn"))));

        drawn.edge(FUNCTION, REFERENCES, "AWS::CertificateManager::Certificate cdn");
    }

    @Test
    void rules_for_port_22_and_for_2_to_222_stay_apart() {
        String group = "AWS::EC2::SecurityGroup";
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .securityGroup("web", "main")
                .add(
                        group,
                        "db",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'UserIdGroupPairs':[{'GroupId':'"
                                                + a.get(group, "web").id()
                                                + "'}]},{'IpProtocol':'tcp','FromPort':2,'ToPort':222,'UserIdGroupPairs':[{'GroupId':'"
                                                + a.get(group, "web").id() + "'}]}]")));

        Edge edge = drawn.edge(group + " web", MAY_CONNECT, group + " db").edge();
        assertThat(edge.evidence())
                .extracting(Evidence::text)
                .anyMatch(t -> t.startsWith("tcp 22 "))
                .anyMatch(t -> t.startsWith("tcp 2-222 "));
    }

    @Test
    void a_default_group_of_800_instances_gives_800_edges_and_not_their_square() {
        GraphFixture drawn = graphOf(a -> {
            a.vpc("main")
                    .subnet("app", "main", "10.0.0.0/20")
                    .add(
                            "AWS::EC2::SecurityGroup",
                            "default",
                            g -> g.to("vpc", "main")
                                    .json(
                                            "/IpPermissions",
                                            "[{'IpProtocol':'-1','UserIdGroupPairs':[{'GroupId':'self'}],'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]"));
            for (int i = 0; i < 800; i++) {
                a.instance("i" + i, r -> r.to("subnet", "app").to("group", "default"));
            }
        });

        assertThat(drawn.graph().edges()).hasSizeLessThan(800 * 2 + 10);
    }

    @Test
    void a_name_with_slashes_is_not_part_of_a_shorter_one() {
        GraphFixture drawn = graphOf(a -> a.add("AWS::SSM::Parameter", "/shop", p -> {})
                .add("AWS::SSM::Parameter", "/shop/prod/key", p -> {})
                .logGroup("/ecs/api", l -> {})
                .logGroup("/ecs/api/debug", l -> {}));

        assertThat(drawn.graph().edges()).isEmpty();
    }

    @Test
    void what_an_arn_extends_is_its_parent() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .role(
                        "api",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                "{'Statement':[{'Effect':'Allow','Action':'dynamodb:Query','Resource':'"
                                        + a.arn("AWS::DynamoDB::Table", "orders") + "/index/by-date'}]}"))
                .add("AWS::ApiGateway::RestApi", "a1b2c3d4e5", r -> {})
                .add("AWS::ApiGateway::Stage", "a1b2c3d4e5/stages/live", s -> {}));

        drawn.edge("AWS::IAM::Role api", READS, "AWS::DynamoDB::Table orders");
    }

    @Test
    void a_resource_with_tags_alone_is_a_node_without_edges() {
        GraphFixture drawn = graphOf(a -> a.add("AWS::Mystery::Thing", "x", r -> r.tag("app", "shop")));

        assertThat(drawn.graph().nodes()).hasSize(1);
    }

    @Test
    void what_no_rule_knows_is_found_by_identifier_with_the_usual_kind_of_its_target() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .add(
                        "AWS::Mystery::Thing",
                        "x",
                        r -> r.set(
                                "/Somewhere/Deep/-",
                                a.get("AWS::EC2::Subnet", "app").id())));

        drawn.edge("AWS::Mystery::Thing x", ATTACHED_TO, "AWS::EC2::Subnet app").at("/Somewhere/Deep/0");
    }
}
