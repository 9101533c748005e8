package dev.mitosis.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandsTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void a_drawn_shop() {
        List<Resource> shop = new AccountBuilder(ACCOUNT)
                .vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .add(
                        "AWS::EC2::SecurityGroup",
                        "web",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissionsEgress",
                                        "[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]"))
                .add("AWS::EC2::SecurityGroup", "db", g -> g.to("vpc", "main"))
                .instance("web-1", i -> i.to("subnet", "app").to("group", "web"))
                .instance("db-1", i -> i.to("subnet", "app").to("group", "db"))
                .table("orders", t -> {})
                .role(
                        "api-role",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                "{'Statement':{'Effect':'Allow','Action':'dynamodb:*','Resource':'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'}}"))
                .function("api", f -> f.to("role", "api-role"))
                .function("worker", f -> f.to("role", "api-role"))
                .snapshot()
                .resources()
                .toList();
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        SnapshotWriter writer =
                SnapshotWriter.begin(folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot"));
        writer.write("eu-west-1", "test", "Everything", shop);
        writer.finish(new SnapshotSummary(ACCOUNT, "aws", "", at, at, List.of("eu-west-1"), List.of(), List.of()));
        assertThat(CommandLineRun.in(folder, "graph").exit()).isZero();
    }

    @Test
    void why_prints_the_path_with_its_evidence() {
        CommandLineRun run = CommandLineRun.in(folder, "why", "api", "orders");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("api (Lambda function) needs orders (DynamoDB table):")
                .contains("1. api (Lambda function) runs as api-role (IAM role)");
    }

    @Test
    void why_cites_what_people_know_of_a_step() throws IOException {
        Path decisions = folder.resolve("plans").resolve(ACCOUNT).resolve("decisions.yaml");
        Files.writeString(decisions, """
                unused:
                  - from: arn:aws:iam::123456789012:role/api-role
                    to: arn:aws:dynamodb:eu-west-1:123456789012:table/orders
                    reason: Ada, nobody writes orders since May
                """);
        try {
            assertThat(CommandLineRun.in(folder, "why", "api", "orders").out())
                    .contains("  People say: api-role (IAM role) does not use orders (DynamoDB table)")
                    .contains("Ada, nobody writes orders since May");
        } finally {
            Files.delete(decisions);
        }
    }

    @Test
    void impact_prints_who_suffers() {
        assertThat(CommandLineRun.in(folder, "graph", "impact", "orders").out())
                .contains("0 resources stop working, 2 may stop and 1 degrade")
                .containsPattern("may-stop +2 +worker");
    }

    @Test
    void shared_prints_what_several_groups_need() {
        assertThat(CommandLineRun.in(folder, "graph", "shared").out())
                .contains("shared by several groups of workloads")
                .containsPattern("2 +orders +AWS::DynamoDB::Table");
    }

    @Test
    void reach_prints_the_chain_or_the_first_thing_that_blocks() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder, "graph", "reach", "web-1", "db-1", "--port", "5432");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("No: tcp 5432").contains("BLOCKED  no ingress rule of");
        assertThat(Json.mapper()
                        .readTree(CommandLineRun.in(
                                        folder, "graph", "reach", "web-1", "db-1", "--port", "22", "--output", "json")
                                .out())
                        .at("/answer/reachable")
                        .asText())
                .isEqualTo("no");
    }

    @Test
    void access_prints_principals_with_the_granting_statement() {
        assertThat(CommandLineRun.in(folder, "graph", "access", "orders").out())
                .contains("1 grants on")
                .contains("role/api-role")
                .contains("dynamodb:*")
                .contains("exact");
    }

    @Test
    void export_prints_the_part_that_was_asked_for() {
        CommandLineRun run = CommandLineRun.in(folder, "graph", "export", "--format", "csv", "--kind", "runs-as");

        assertThat(run.out().lines()).hasSize(3);
        assertThat(CommandLineRun.in(folder, "graph", "export", "--format", "mermaid", "--around", "orders")
                        .out())
                .startsWith("flowchart LR");
    }

    @Test
    void an_unknown_name_or_format_is_a_usage_error_that_helps() {
        CommandLineRun name = CommandLineRun.in(folder, "why", "orderz", "api");
        CommandLineRun format = CommandLineRun.in(folder, "graph", "export", "--format", "xls");

        assertThat(name.exit()).isEqualTo(2);
        assertThat(name.err()).contains("M-GRAPH-01");
        assertThat(format.exit()).isEqualTo(2);
        assertThat(format.err()).contains("M-USAGE-02").contains("graphml");
    }
}
