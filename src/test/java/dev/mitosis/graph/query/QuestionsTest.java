package dev.mitosis.graph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.graph.export.GraphFilter;
import dev.mitosis.graph.export.GraphFormat;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.MitosisException;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Questions asked of a drawn graph: why, impact, shared, exports. */
class QuestionsTest {
    private static final AccountBuilder SHOP = shop();
    private static final GraphDocument GRAPH = new GraphBuilder()
            .build(new GraphRequest(SHOP.snapshot(), Map.of()))
            .document();

    private static AccountBuilder shop() {
        return new AccountBuilder("123456789012")
                .vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .table("orders", t -> {})
                .table("points", t -> {})
                .bucket("acme-logs", b -> {})
                .logGroup("/aws/lambda/checkout", l -> {})
                .role(
                        "checkout-role",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                "{'Statement':{'Effect':'Allow','Action':'dynamodb:PutItem','Resource':'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'}}"))
                .role(
                        "loyalty-role",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                "{'Statement':{'Effect':'Allow','Action':'dynamodb:GetItem','Resource':['arn:aws:dynamodb:eu-west-1:123456789012:table/orders','arn:aws:dynamodb:eu-west-1:123456789012:table/points']}}"))
                .function("checkout", f -> f.to("role", "checkout-role").to("subnet", "app"))
                .function("loyalty", f -> f.to("role", "loyalty-role"))
                .add("AWS::Events::Rule", "nightly", r -> r.to("function", "loyalty"));
    }

    private static ResourceGraph graph() {
        return new ResourceGraph(GRAPH);
    }

    @Test
    void why_walks_the_path_and_says_each_step_with_its_evidence() {
        ResourceGraph graph = graph();
        PathFinder.Why why = new PathFinder(graph)
                .why(graph.find("checkout"), graph.find("orders"))
                .orElseThrow();

        assertThat(why.direction()).isEqualTo(PathFinder.Direction.NEEDS);
        assertThat(why.shortest())
                .extracting(ExplainedEdge::text)
                .containsExactly(
                        "checkout (Lambda function) runs as checkout-role (IAM role): /Role of checkout holds \"arn:aws:iam::123456789012:role/checkout-role\".",
                        "checkout-role (IAM role) writes orders (DynamoDB table): /RolePolicyList/0/PolicyDocument/Statement/Resource of checkout-role holds \"dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:123456789012:table/orders\".");
    }

    @Test
    void why_turns_round_and_goes_through_others() {
        ResourceGraph graph = graph();
        PathFinder finder = new PathFinder(graph);

        assertThat(finder.why(graph.find("orders"), graph.find("checkout"))
                        .orElseThrow()
                        .direction())
                .isEqualTo(PathFinder.Direction.NEEDED_BY);
        assertThat(finder.why(graph.find("checkout"), graph.find("loyalty"))
                        .orElseThrow()
                        .direction())
                .isEqualTo(PathFinder.Direction.THROUGH_OTHERS);
        assertThat(finder.why(graph.find("checkout"), graph.find("acme-logs"))).isEmpty();
    }

    @Test
    void a_resource_is_found_by_arn_id_or_name_and_an_ambiguous_one_lists_the_candidates() {
        assertThat(graph().find("orders")).isEqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/orders");
        assertThat(graph().find(SHOP.get("AWS::EC2::VPC", "main").id())).isEqualTo(SHOP.arn("AWS::EC2::VPC", "main"));
        assertThatThrownBy(() -> graph().find("order"))
                .isInstanceOf(MitosisException.class)
                .extracting(e -> ((MitosisException) e).fix())
                .asString()
                .contains("table/orders");
        AccountBuilder twins =
                new AccountBuilder("123456789012").queue("x1", q -> {}).table("x1", t -> {});
        ResourceGraph ambiguous = new ResourceGraph(new GraphBuilder()
                .build(new GraphRequest(twins.snapshot(), Map.of()))
                .document());
        assertThatThrownBy(() -> ambiguous.find("x1"))
                .isInstanceOf(MitosisException.class)
                .hasMessageContaining("2 resources")
                .extracting(e -> ((MitosisException) e).fix())
                .asString()
                .contains("AWS::SQS::Queue", "AWS::DynamoDB::Table");
    }

    @Test
    void impact_tells_what_stops_and_what_degrades() {
        ResourceGraph graph = graph();

        assertThat(new ImpactAnalysis(graph).of(graph.find("points")))
                .extracting(
                        v -> v.id().replaceAll(".*[:/]", ""),
                        ImpactAnalysis.AffectedResource::loss,
                        ImpactAnalysis.AffectedResource::distance)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("loyalty", ImpactAnalysis.Loss.STOPS, 2),
                        org.assertj.core.groups.Tuple.tuple("nightly", ImpactAnalysis.Loss.STOPS, 3),
                        org.assertj.core.groups.Tuple.tuple("loyalty-role", ImpactAnalysis.Loss.DEGRADES, 1));
        assertThat(new ImpactAnalysis(graph).of("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/checkout"))
                .singleElement()
                .satisfies(v -> assertThat(v.loss()).isEqualTo(ImpactAnalysis.Loss.DEGRADES));
    }

    @Test
    void what_two_groups_of_workloads_need_is_shared_and_says_who_needs_it_how() {
        assertThat(SharedNodes.between(GRAPH)).singleElement().satisfies(thing -> {
            assertThat(thing.node().id()).endsWith("table/orders");
            assertThat(thing.needs())
                    .isEqualTo(Map.of("checkout", Set.of(EdgeKind.WRITES), "loyalty", Set.of(EdgeKind.READS)));
        });
    }

    @Test
    void graphml_is_well_formed_whatever_the_names() throws Exception {
        GraphDocument hostile = new GraphBuilder()
                .build(new GraphRequest(
                        new AccountBuilder("123456789012")
                                .queue("a<b&\"c", q -> {})
                                .snapshot(),
                        Map.of()))
                .document();

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(GraphFormat.GRAPHML.write(hostile))))
                        .getElementsByTagName("node")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void csv_dot_and_mermaid_name_every_edge_and_hold_no_formula() {
        assertThat(GraphFormat.CSV.write(GRAPH).lines()).hasSize(GRAPH.edges().size() + 1);
        assertThat(GraphFormat.NODES_CSV.write(GRAPH).lines())
                .hasSize(GRAPH.nodes().size() + 1);
        assertThat(GraphFormat.DOT.write(GRAPH))
                .contains("[ label=\"runs-as\" ];")
                .endsWith("}\n");
        assertThat(GraphFormat.MERMAID.write(GRAPH))
                .startsWith("flowchart LR\n")
                .contains("-->|runs-as|");
        GraphDocument hostile = new GraphBuilder()
                .build(new GraphRequest(
                        new AccountBuilder("123456789012")
                                .queue("=HYPERLINK(\"x\")", q -> {})
                                .snapshot(),
                        Map.of()))
                .document();
        assertThat(GraphFormat.NODES_CSV.write(hostile)).contains("\"'=HYPERLINK(");
    }

    @Test
    void a_filter_keeps_kinds_or_what_is_near() {
        GraphDocument runs = new GraphFilter(Set.of(EdgeKind.RUNS_AS), null, null, null, 0).apply(GRAPH, null);
        assertThat(runs.edges()).isNotEmpty().allMatch(edge -> edge.kind() == EdgeKind.RUNS_AS);
        assertThat(runs.nodes()).hasSize(4);

        String points = graph().find("points");
        GraphDocument near = new GraphFilter(Set.of(), null, null, points, 2).apply(GRAPH, null);
        assertThat(near.nodes())
                .extracting(node -> node.id().replaceAll(".*[:/]", ""))
                .contains("points", "loyalty-role", "loyalty", "orders")
                .doesNotContain("checkout", "nightly");
        assertThat(GraphFilter.ALL.apply(GRAPH, null)).isSameAs(GRAPH);
    }
}
