package dev.mitosis.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
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

/** {@code run --traffic}: the logs are read before the graph is drawn. */
class RunTrafficTest {
    private static final String ACCOUNT = "123456789012";
    private static final String CALL = "{'eventTime':'2026-01-02T03:04:05Z','eventSource':'dynamodb.amazonaws.com',"
            + "'eventName':'PutItem','awsRegion':'eu-west-1','sourceIPAddress':'198.51.100.7','userIdentity':{'type':"
            + "'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/shop/x'},'requestParameters':{'tableName':'orders'}}";

    @TempDir
    private Path folder;

    @BeforeEach
    void lay_out() throws IOException {
        SnapshotWriter writer = SnapshotWriter.begin(new Workspace(folder).snapshot(ACCOUNT));
        writer.write(
                "eu-west-1",
                "test",
                "Everything",
                new AccountBuilder(ACCOUNT)
                        .role("shop", role -> {})
                        .table("orders", table -> {})
                        .snapshot()
                        .resources()
                        .toList());
        writer.finish(new SnapshotSummary(
                ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, List.of("eu-west-1"), List.of(), List.of()));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/trail.json"), CALL.replace('\'', '"'));
    }

    private List<Edge> observed() throws IOException {
        Path graph = new Workspace(folder).plans(ACCOUNT).resolve("graph.json");
        return Json.stored().readValue(Files.readAllBytes(graph), GraphDocument.class).edges().stream()
                .filter(edge -> edge.strength() == Strength.OBSERVED)
                .toList();
    }

    @Test
    void what_the_logs_tell_is_in_the_graph_and_all_stages_have_run() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder, "run", "--skip-scan", "--traffic", "logs");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(observed()).extracting(edge -> edge.kind().label()).containsExactly("writes");
        assertThat(new Workspace(folder).plans(ACCOUNT).resolve("check.json")).exists();
    }

    @Test
    void without_logs_nothing_was_observed() throws IOException {
        assertThat(CommandLineRun.in(folder, "run", "--skip-scan").exit()).isZero();

        assertThat(observed()).isEmpty();
    }

    @Test
    void a_log_that_cannot_be_read_ends_the_run_as_incomplete_and_the_others_count() throws IOException {
        Files.writeString(folder.resolve("logs/torn.log"), "no log");

        CommandLineRun run = CommandLineRun.in(folder, "run", "--skip-scan", "--traffic", "logs");

        assertThat(run.exit()).as(run.err()).isEqualTo(4);
        assertThat(observed()).hasSize(1);
    }
}
