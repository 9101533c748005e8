package dev.mitosis.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.Json;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    Path folder;

    @BeforeEach
    void two_workspaces() {
        write(folder.resolve("old"), queue("kept", 1), queue("gone", 1));
        write(folder.resolve("new"), queue("kept", 2), queue("fresh", 1));
    }

    @Test
    void workspaces_are_compared_on_the_screen() {
        CommandLineRun run = CommandLineRun.in(folder, "diff", "old", "new");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("1 appeared, 1 vanished, 1 changed")
                .containsPattern("\\+ +AWS::SQS::Queue +eu-west-1 +fresh")
                .containsPattern("- +AWS::SQS::Queue +eu-west-1 +gone")
                .contains("~ /data/Delay: 1 -> 2");
    }

    @Test
    void snapshot_folders_and_accounts_are_compared_as_json() throws IOException {
        CommandLineRun run = CommandLineRun.in(
                folder,
                "diff",
                "old/plans/" + ACCOUNT + "/snapshot",
                ACCOUNT,
                "--workspace",
                "new",
                "--output",
                "json");

        assertThat(run.exit()).isZero();
        assertThat(Json.mapper()
                        .readTree(run.out())
                        .at("/changed/0/fields/0/pointer")
                        .asText())
                .isEqualTo("/data/Delay");
    }

    @Test
    void a_word_that_names_no_snapshot_is_an_input_error() {
        CommandLineRun run = CommandLineRun.in(folder, "diff", "old", "nowhere");

        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("M-SNAP-04").contains("'nowhere'");
    }

    private static Resource queue(String name, int delay) {
        return new Resource(
                "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":" + name,
                "AWS::SQS::Queue",
                "eu-west-1",
                ACCOUNT,
                name,
                name,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("Delay", delay));
    }

    private static void write(Path workspace, Resource... resources) {
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        SnapshotWriter writer =
                SnapshotWriter.begin(workspace.resolve("plans").resolve(ACCOUNT).resolve("snapshot"));
        writer.write("eu-west-1", "sqs", "ListQueues", List.of(resources));
        List<Coverage> rows = List.of(new Coverage(
                "sqs", "AWS::SQS::Queue", "eu-west-1", "sqs:ListQueues", CoverageStatus.READ, resources.length, ""));
        writer.finish(new SnapshotSummary(ACCOUNT, "aws", "", at, at, List.of("eu-west-1"), rows, List.of()));
    }
}
