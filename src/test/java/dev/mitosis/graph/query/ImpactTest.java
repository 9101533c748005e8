package dev.mitosis.graph.query;

import static dev.mitosis.graph.query.ImpactAnalysis.Loss.DEGRADES;
import static dev.mitosis.graph.query.ImpactAnalysis.Loss.MAY_STOP;
import static dev.mitosis.graph.query.ImpactAnalysis.Loss.STOPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How far the loss of what one part of a resource needs goes. */
class ImpactTest {
    private final Map<String, String> types = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();

    private ImpactTest node(String type, String... ids) {
        for (String id : ids) {
            types.put(id, type);
        }
        return this;
    }

    private ImpactTest edge(String from, EdgeKind kind, String to, String... parts) {
        edges.add(new Edge(from, to, kind, Strength.EXACT, List.of(), List.of(parts)));
        return this;
    }

    private Map<String, ImpactAnalysis.Loss> without(String lost) {
        Map<String, ImpactAnalysis.Loss> losses = new HashMap<>();
        affected(lost).forEach(it -> losses.put(it.id(), it.loss()));
        return losses;
    }

    private List<ImpactAnalysis.AffectedResource> affected(String lost) {
        List<Node> nodes = types.entrySet().stream()
                .map(entry -> new Node(entry.getKey(), entry.getValue(), "eu-west-1", entry.getKey(), false, List.of()))
                .toList();
        GraphDocument document = new GraphDocument(1, "t", "1", "s", Map.of(), nodes, edges, List.of());
        return new ImpactAnalysis(new ResourceGraph(document)).of(lost);
    }

    @Test
    void losing_a_database_does_not_stop_the_other_records_of_a_zone() {
        node("AWS::Route53::HostedZone", "zone").node("AWS::Route53::RecordSet", "db.internal", "wms.internal");
        node("AWS::Lambda::Function", "reader");
        edge("db.internal", EdgeKind.RESOLVES_TO, "maindb").edge("db.internal", EdgeKind.ATTACHED_TO, "zone");
        edge("wms.internal", EdgeKind.ATTACHED_TO, "zone");
        edge("zone", EdgeKind.RESOLVES_TO, "maindb", "db.internal");
        edge("reader", EdgeKind.REFERENCES, "db.internal");

        assertThat(without("maindb")).isEqualTo(Map.of("db.internal", STOPS, "reader", STOPS, "zone", DEGRADES));
    }

    @Test
    void losing_a_zone_stops_its_records() {
        node("AWS::Route53::HostedZone", "zone").node("AWS::Route53::RecordSet", "a", "b");
        edge("a", EdgeKind.ATTACHED_TO, "zone").edge("b", EdgeKind.ATTACHED_TO, "zone");

        assertThat(without("zone")).isEqualTo(Map.of("a", STOPS, "b", STOPS));
    }

    @Test
    void an_api_stops_with_the_last_of_its_methods_and_not_before() {
        node("AWS::ApiGateway::RestApi", "api").node("AWS::Route53::RecordSet", "name");
        edge("api", EdgeKind.INVOKES, "buy", "/GetResources/items/0/resourceMethods/GET");
        edge("api", EdgeKind.INVOKES, "sell", "/GetResources/items/1/resourceMethods/GET");
        edge("name", EdgeKind.RESOLVES_TO, "api");
        edge("buy", EdgeKind.REFERENCES, "orders").edge("sell", EdgeKind.REFERENCES, "orders");

        assertThat(without("buy")).isEqualTo(Map.of("api", DEGRADES));
        assertThat(without("orders")).isEqualTo(Map.of("buy", STOPS, "sell", STOPS, "api", STOPS, "name", STOPS));
    }

    @Test
    void a_load_balancer_stops_with_the_last_target_group_behind_its_listeners() {
        node("AWS::ElasticLoadBalancingV2::LoadBalancer", "lb")
                .node("AWS::ElasticLoadBalancingV2::Listener", "http", "https")
                .node("AWS::ElasticLoadBalancingV2::TargetGroup", "old", "new");
        edge("http", EdgeKind.ATTACHED_TO, "lb").edge("https", EdgeKind.ATTACHED_TO, "lb");
        edge("http", EdgeKind.ROUTES_TO, "old", "/DefaultActions/0");
        edge("https", EdgeKind.ROUTES_TO, "new", "/DefaultActions/0");
        edge("lb", EdgeKind.ROUTES_TO, "old", "http").edge("lb", EdgeKind.ROUTES_TO, "new", "https");
        edge("old", EdgeKind.ROUTES_TO, "i-1", "/DescribeTargetHealth/TargetHealthDescriptions/0");
        edge("old", EdgeKind.ROUTES_TO, "i-2", "/DescribeTargetHealth/TargetHealthDescriptions/1");
        edge("new", EdgeKind.ROUTES_TO, "i-3", "/DescribeTargetHealth/TargetHealthDescriptions/0");

        assertThat(without("i-1")).isEqualTo(Map.of("old", DEGRADES));
        assertThat(without("i-3")).isEqualTo(Map.of("new", STOPS, "https", DEGRADES, "lb", DEGRADES));
        edge("i-1", EdgeKind.ATTACHED_TO, "subnet").edge("i-2", EdgeKind.ATTACHED_TO, "subnet");
        edge("i-3", EdgeKind.ATTACHED_TO, "subnet");
        assertThat(without("subnet")).containsEntry("lb", STOPS).containsEntry("http", STOPS);
    }

    @Test
    void a_topic_and_a_queue_go_on_without_who_they_deliver_to() {
        node("AWS::SNS::Topic", "topic").node("AWS::SNS::Subscription", "sub").node("AWS::SQS::Queue", "jobs", "dead");
        edge("sub", EdgeKind.INVOKES, "jobs").edge("sub", EdgeKind.ATTACHED_TO, "topic");
        edge("topic", EdgeKind.INVOKES, "jobs", "sub").edge("publisher", EdgeKind.WRITES, "topic");
        edge("jobs", EdgeKind.REFERENCES, "dead", "/Attributes/RedrivePolicy");

        assertThat(without("dead")).isEqualTo(Map.of("jobs", DEGRADES));
        assertThat(without("jobs")).isEqualTo(Map.of("sub", STOPS, "topic", DEGRADES));
    }

    @Test
    void a_route_table_loses_the_route_and_not_its_subnets() {
        node("AWS::EC2::RouteTable", "table");
        edge("table", EdgeKind.ROUTES_TO, "endpoint", "/Routes/1").edge("subnet", EdgeKind.ROUTES_TO, "table");

        assertThat(without("endpoint")).isEqualTo(Map.of("table", DEGRADES));
        assertThat(without("table")).isEqualTo(Map.of("subnet", STOPS));
    }

    @Test
    void who_alone_holds_a_permission_uses_it_and_of_several_each_may() {
        node("AWS::IAM::Role", "role");
        edge("role", EdgeKind.READS, "secret", "/RolePolicyList/0/PolicyDocument/Statement/0");
        edge("one", EdgeKind.RUNS_AS, "role");
        assertThat(without("secret")).isEqualTo(Map.of("role", DEGRADES, "one", STOPS));

        edge("two", EdgeKind.RUNS_AS, "role").edge("rule", EdgeKind.INVOKES, "two");
        assertThat(without("secret"))
                .isEqualTo(Map.of("role", DEGRADES, "one", MAY_STOP, "two", MAY_STOP, "rule", MAY_STOP));

        edge("one", EdgeKind.READS, "secret");
        assertThat(without("secret")).containsEntry("one", STOPS).containsEntry("two", MAY_STOP);
        assertThat(without("role")).isEqualTo(Map.of("one", STOPS, "two", STOPS, "rule", STOPS));
    }

    @Test
    void a_permission_is_held_through_policies_profiles_and_other_roles() {
        node("AWS::IAM::ManagedPolicy", "policy").node("AWS::IAM::Role", "role", "taker");
        node("AWS::IAM::InstanceProfile", "profile");
        edge("policy", EdgeKind.WRITES, "table", "/PolicyVersionList/0/Document/Statement/0");
        edge("role", EdgeKind.ATTACHED_TO, "policy").edge("profile", EdgeKind.RUNS_AS, "role", "/Roles/0");
        edge("instance", EdgeKind.RUNS_AS, "profile");
        assertThat(without("table"))
                .isEqualTo(Map.of("policy", DEGRADES, "role", DEGRADES, "profile", DEGRADES, "instance", STOPS));

        edge("taker", EdgeKind.RUNS_AS, "role").edge("role", EdgeKind.RUNS_AS, "taker");
        edge("function", EdgeKind.RUNS_AS, "taker");
        assertThat(without("table")).containsEntry("instance", MAY_STOP).containsEntry("function", MAY_STOP);
    }

    @Test
    void an_api_stops_with_its_methods_whatever_else_it_reaches() {
        node("AWS::ApiGateway::RestApi", "api");
        edge("api", EdgeKind.INVOKES, "buy", "/GetResources/items/0/resourceMethods/GET");
        edge("api", EdgeKind.REFERENCES, "link", "/GetResources/items/0/resourceMethods/GET");
        edge("api", EdgeKind.INVOKES, "guard", "/GetAuthorizers/items/0");
        edge("api", EdgeKind.WRITES, "bucket");

        assertThat(without("buy")).isEqualTo(Map.of("api", STOPS));
        assertThat(without("guard")).isEqualTo(Map.of("api", DEGRADES));
    }

    @Test
    void an_api_whose_one_function_is_its_authorizer_too_stops_without_it() {
        node("AWS::ApiGateway::RestApi", "api");
        edge("api", EdgeKind.INVOKES, "all", "/GetAuthorizers/items/0", "/GetResources/items/0/resourceMethods/GET");

        assertThat(without("all")).isEqualTo(Map.of("api", STOPS));
    }

    @Test
    void what_is_lost_is_not_told_of_itself() {
        node("AWS::IAM::Role", "role");
        edge("one", EdgeKind.REFERENCES, "two").edge("two", EdgeKind.REFERENCES, "one");
        edge("role", EdgeKind.INVOKES, "one", "/RolePolicyList/0/PolicyDocument/Statement/0");
        edge("one", EdgeKind.RUNS_AS, "role").edge("other", EdgeKind.RUNS_AS, "role");

        assertThat(without("one")).isEqualTo(Map.of("two", STOPS, "role", DEGRADES, "other", STOPS));
    }

    @Test
    void what_certainly_stops_takes_others_with_it_although_it_might_have_gone_on() {
        node("AWS::IAM::Role", "a-role");
        edge("a-role", EdgeKind.READS, "secret", "/RolePolicyList/0/PolicyDocument/Statement/0");
        edge("one", EdgeKind.RUNS_AS, "a-role").edge("two", EdgeKind.RUNS_AS, "a-role");
        edge("one", EdgeKind.READS, "secret").edge("rule", EdgeKind.INVOKES, "one");

        assertThat(without("secret"))
                .isEqualTo(Map.of("a-role", DEGRADES, "one", STOPS, "two", MAY_STOP, "rule", STOPS));
    }

    @Test
    void a_profile_stops_with_its_role_and_whoever_holds_it_with_the_profile() {
        node("AWS::IAM::Role", "role").node("AWS::IAM::InstanceProfile", "profile");
        edge("profile", EdgeKind.RUNS_AS, "role", "/Roles/0").edge("instance", EdgeKind.RUNS_AS, "profile");

        assertThat(without("role")).isEqualTo(Map.of("profile", STOPS, "instance", STOPS));
    }

    @Test
    void the_nearest_come_first() {
        edge("z-near", EdgeKind.REFERENCES, "lost").edge("a-far", EdgeKind.REFERENCES, "z-near");
        edge("m-near", EdgeKind.REFERENCES, "lost");

        assertThat(affected("lost"))
                .extracting(ImpactAnalysis.AffectedResource::id)
                .containsExactly("m-near", "z-near", "a-far");
    }
}
