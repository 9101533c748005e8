package dev.mitosis.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.Json;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.partition.WhyHereDocument;
import dev.mitosis.partition.WhyHereDocument.Pull;
import dev.mitosis.partition.WhyHereDocument.Users;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyHereCommandTest {
    private static final String ACCOUNT = "123456789012";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders-items";

    @TempDir
    private Path folder;

    /** A table that an application writes and another reads, and a queue that nothing names. */
    @BeforeEach
    void a_partitioned_shop() throws IOException {
        String statement = "{'Statement':{'Effect':'Allow','Action':'dynamodb:%s','Resource':'" + TABLE + "'}}";
        List<Resource> shop = new AccountBuilder(ACCOUNT)
                .table("orders-items", t -> t.tag("app", "orders").tag("env", "prod"))
                .role(
                        "orders-role",
                        r -> r.tag("app", "orders")
                                .tag("env", "prod")
                                .json("/RolePolicyList/-/PolicyDocument", statement.formatted("PutItem")))
                .function(
                        "orders-api",
                        f -> f.tag("app", "orders").tag("env", "prod").to("role", "orders-role"))
                .role(
                        "search-role",
                        r -> r.tag("app", "search")
                                .tag("env", "dev")
                                .json("/RolePolicyList/-/PolicyDocument", statement.formatted("GetItem")))
                .function(
                        "search-api",
                        f -> f.tag("app", "search").tag("env", "dev").to("role", "search-role"))
                .queue("x1", q -> {})
                .topic("twice", t -> {})
                .queue("twice", q -> {})
                .snapshot()
                .resources()
                .toList();
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        SnapshotWriter writer =
                SnapshotWriter.begin(folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot"));
        writer.write("eu-west-1", "test", "Everything", shop);
        writer.finish(new SnapshotSummary(ACCOUNT, "aws", "", at, at, List.of("eu-west-1"), List.of(), List.of()));
        run("graph");
        run("partition");
    }

    private CommandLineRun run(String... words) {
        CommandLineRun run = CommandLineRun.in(folder, words);
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private WhyHereDocument why(String resource) throws IOException {
        return Json.mapper()
                .readValue(run("why-here", resource, "--output", "json").out(), WhyHereDocument.class);
    }

    @Test
    void it_tells_the_row_with_every_reason_in_order() throws IOException {
        WhyHereDocument why = why("orders-items");

        assertThat(why.row().id()).isEqualTo(TABLE);
        assertThat(why.row().context()).isEqualTo("orders");
        assertThat(why.row().environment()).isEqualTo("prod");
        assertThat(why.row().reasons())
                .extracting(Reason::rule)
                .containsExactly("context.tag", "environment.tag", "account.old");
    }

    @Test
    void it_tells_who_uses_it_by_context_environment_and_mode() throws IOException {
        assertThat(why("orders-items").users())
                .extracting(
                        Users::context,
                        Users::environment,
                        Users::mode,
                        users -> users.resources().stream()
                                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                                .toList())
                .contains(
                        tuple("orders", "prod", "write", List.of("role/orders-role", "orders-api")),
                        tuple("search", "dev", "read", List.of("role/search-role", "search-api")));
    }

    @Test
    void it_tells_what_else_its_ties_speak_for() throws IOException {
        WhyHereDocument why = why("orders-items");

        assertThat(why.contexts()).extracting(Pull::label).containsExactlyInAnyOrder("orders", "search");
        assertThat(why.environments()).extracting(Pull::label).containsExactlyInAnyOrder("dev", "prod");
        assertThat(why.contexts().get(0).evidence()).isNotEmpty();
    }

    @Test
    void it_tells_the_open_question_and_the_decision_that_changes_it() throws IOException {
        WhyHereDocument why = why("x1");

        assertThat(why.questions()).extracting(OpenQuestion::kind).containsExactly(OpenQuestion.Kind.CONTEXT);
        assertThat(why.decided()).isEmpty();
        Files.writeString(
                folder.resolve("plans").resolve(ACCOUNT).resolve("decisions.yaml"),
                why.decision().replace("another-context", "orders"));
        run("partition");

        WhyHereDocument decided = why("x1");
        assertThat(decided.row().context()).isEqualTo("orders");
        assertThat(decided.questions()).extracting(OpenQuestion::kind).containsExactly(OpenQuestion.Kind.OWNER);
        assertThat(decided.decided()).extracting(Reason::rule).containsOnly("decision.assign");
    }

    @Test
    void people_read_the_same() {
        assertThat(run("why-here", "orders-items").out())
                .contains("orders", "prod", "Because:", "  1. The tag app=orders says so.")
                .contains("used by context", "search", "read")
                .contains("To put it elsewhere, change the values and write into decisions.yaml:")
                .contains("    assign:", "      - resource: \"" + TABLE + "\"");
    }

    @Test
    void a_name_of_several_lists_them() {
        CommandLineRun run = CommandLineRun.in(folder, "why-here", "twice");

        assertThat(run.err()).contains("M-GRAPH-02", ":sqs:", ":sns:", "fix:");
    }

    @Test
    void a_stale_partition_is_refused() throws IOException {
        Files.writeString(
                folder.resolve("plans").resolve(ACCOUNT).resolve("decisions.yaml"), "keepProductionInPlace: false\n");

        assertThat(CommandLineRun.in(folder, "why-here", "x1").err()).contains("M-STALE-01", "run: mitosis partition");
        assertThat(run("partition", "--diff").out()).contains("Nothing was written.", "legacy");
        assertThat(CommandLineRun.in(folder, "why-here", "x1").err()).contains("M-STALE-01");
    }

    @Test
    void without_a_partition_the_command_that_makes_it_is_named() throws IOException {
        Files.delete(folder.resolve("plans").resolve(ACCOUNT).resolve("partition.json"));

        assertThat(CommandLineRun.in(folder, "why-here", "x1").err()).contains("M-FILE-01", "run: mitosis partition");
        assertThat(CommandLineRun.in(folder, "partition", "--diff").err()).contains("M-FILE-01");
    }

    @Test
    void a_partition_that_would_not_change_is_said_to_be_the_same() {
        assertThat(run("partition", "--diff").out()).contains("A new partition would change nothing.");
    }
}
