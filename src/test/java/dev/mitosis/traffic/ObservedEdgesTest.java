package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Strength;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen, in the graph: apart from what may happen. */
class ObservedEdgesTest {
    private static final String FLOW = Logs.START + "eni-00000000000000005 10.0.0.5 10.0.1.7 40001 5432 6 10 1000";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"));
    }

    private static List<Edge> observed(Logs.Seen seen) {
        return seen.graph().edges().stream()
                .filter(edge -> edge.strength() == Strength.OBSERVED)
                .toList();
    }

    @Test
    void a_conversation_is_an_edge_whose_evidence_names_row_and_time() {
        Logs.Seen seen =
                logs.file("a.log", FLOW + " 1700000000 1700000060 ACCEPT OK").read();

        assertThat(observed(seen))
                .containsExactly(new Edge(
                        logs.account().arn("AWS::EC2::Instance", "web"),
                        logs.account().arn("AWS::RDS::DBInstance", "orders"),
                        EdgeKind.TALKS_TO,
                        Strength.OBSERVED,
                        List.of(new Evidence(
                                "traffic.json",
                                "/conversations/0",
                                "tcp 5432, 1000 bytes, observed from 2023-11-14T22:13:20Z to 2023-11-14T22:14:20Z"))));
        assertThat(seen.graph().observed()).isEqualTo(seen.traffic().observed());
    }

    @Test
    void what_may_happen_stays_beside_it() {
        logs.with(account -> account.get("AWS::EC2::SecurityGroup", "db")
                .json(
                        "/IpPermissions",
                        "[{'IpProtocol':'tcp','FromPort':5432,'ToPort':5432,'UserIdGroupPairs':[{'GroupId':'"
                                + account.get("AWS::EC2::SecurityGroup", "web").id() + "'}]}]"));

        Logs.Seen seen =
                logs.file("a.log", FLOW + " 1700000000 1700000060 ACCEPT OK").read();

        assertThat(seen.graph().edges())
                .anyMatch(edge -> edge.kind() == EdgeKind.MAY_CONNECT && edge.strength() != Strength.OBSERVED);
        assertThat(observed(seen)).extracting(Edge::kind).containsExactly(EdgeKind.TALKS_TO);
    }

    @Test
    void what_was_refused_draws_nothing() {
        assertThat(observed(logs.file("a.log", FLOW + " 1700000000 1700000060 REJECT OK")
                        .read()))
                .isEmpty();
    }

    private static String call(String service, String name, String request, String more) {
        return ("{'eventTime':'2026-01-02T03:04:05Z','eventSource':'" + service + ".amazonaws.com','eventName':'" + name
                        + "','awsRegion':'eu-west-1','sourceIPAddress':'10.0.0.5','userIdentity':{'type':'AssumedRole',"
                        + "'arn':'arn:aws:sts::123456789012:assumed-role/shop/x'},'requestParameters':" + request + more
                        + "}")
                .replace('\'', '"');
    }

    @Test
    void a_call_that_uses_a_resource_is_an_edge_and_one_that_describes_it_is_none() {
        logs.with(account -> account.role("shop", role -> {})
                        .table("orders", table -> {})
                        .table("prices", table -> {}))
                .file(
                        "trail.json",
                        call("dynamodb", "PutItem", "{'tableName':'orders'}", ""),
                        call("dynamodb", "PutItem", "{'tableName':'prices'}", ",'errorCode':'AccessDenied'"),
                        call("dynamodb", "DescribeTable", "{'tableName':'prices'}", ""));

        assertThat(observed(logs.read()))
                .extracting(
                        Edge::from,
                        Edge::to,
                        Edge::kind,
                        edge -> edge.evidence().get(0).text())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "arn:aws:iam::123456789012:role/shop",
                        logs.account().arn("AWS::DynamoDB::Table", "orders"),
                        EdgeKind.WRITES,
                        "dynamodb:PutItem, 1 times, observed from 2026-01-02T03:04:05Z to 2026-01-02T03:04:05Z"));
    }

    @Test
    void a_grant_that_was_used_keeps_the_policy_as_evidence() {
        logs.with(account -> account.table("orders", table -> {})
                        .role(
                                "shop",
                                role -> role.json(
                                        "/RolePolicyList",
                                        "[{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'dynamodb:PutItem','Resource':'"
                                                + account.arn("AWS::DynamoDB::Table", "orders") + "'}]}}]")))
                .file("trail.json", call("dynamodb", "PutItem", "{'tableName':'orders'}", ""));

        assertThat(observed(logs.read()))
                .singleElement()
                .satisfies(edge -> assertThat(edge.evidence())
                        .extracting(Evidence::resource)
                        .containsExactly("traffic.json", "arn:aws:iam::123456789012:role/shop"));
    }

    @Test
    void a_call_is_its_role_s_and_that_of_the_function_that_ran_with_it() {
        String role = "arn:aws:iam::123456789012:role/shop";
        logs.with(account -> account.role("shop", one -> {})
                        .table("orders", table -> {})
                        .function("checkout", function -> function.set("/Role", role)))
                .file(
                        "trail.json",
                        call("dynamodb", "PutItem", "{'tableName':'orders'}", "")
                                .replace("shop/x", "shop/checkout"));

        assertThat(observed(logs.read()))
                .extracting(Edge::from)
                .containsExactlyInAnyOrder(role, logs.account().arn("AWS::Lambda::Function", "checkout"));
    }

    @Test
    void an_end_that_is_not_known_is_no_server_and_two_outside_are_none_of_the_account_s() {
        String outside = Logs.START + "eni-000000000000000ff 198.51.100.7 203.0.113.9 40001 443 6 10 1000";
        Logs.Seen seen = logs.file(
                        "a.log",
                        FLOW.replace("10.0.1.7", "10.0.1.99") + " 1700000000 1700000060 ACCEPT OK",
                        outside + " 1700000000 1700000060 ACCEPT OK")
                .read();

        assertThat(seen.traffic().conversations()).hasSizeGreaterThan(1);
        assertThat(observed(seen)).isEmpty();
    }

    @Test
    void a_protocol_without_ports_says_none() {
        assertThat(observed(logs.file(
                                "a.log",
                                Logs.START + "eni-00000000000000005 10.0.0.5 10.0.1.7 0 0 1 10 1000 1700000000"
                                        + " 1700000060 ACCEPT OK")
                        .read()))
                .singleElement()
                .satisfies(edge -> assertThat(edge.evidence().get(0).text()).startsWith("icmp, 1000 bytes"));
    }
}
