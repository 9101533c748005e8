package dev.mitosis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import dev.mitosis.workbook.Edits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stage says which of its inputs is older than what that was made from, and which command renews it. */
class StageRunnerTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private Path folder;

    private Workspace workspace;
    private StageRunner stages;

    @BeforeEach
    void every_stage_has_run() {
        workspace = new Workspace(folder);
        stages = new StageRunner(workspace, ACCOUNT, Progress.SILENT);
        snapshot("orders");
        stages.graph();
        stages.partition();
        stages.target();
        stages.plan();
        stages.check();
    }

    @Test
    void a_stage_whose_inputs_are_fresh_runs_again() {
        assertThatCode(() -> {
                    run("partition");
                    run("target");
                    run("plan");
                    run("check");
                    run("report");
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} is changed and {1} is run: {2} is stale")
    @CsvSource({
        "snapshot,       partition, graph.json,     snapshot,       mitosis graph",
        "snapshot,       plan,      graph.json,     snapshot,       mitosis graph",
        "snapshot,       check,     graph.json,     snapshot,       mitosis graph",
        "snapshot,       report,    graph.json,     snapshot,       mitosis graph",
        "decisions.yaml, plan,      partition.json, decisions.yaml, mitosis partition",
        "decisions.yaml, check,     partition.json, decisions.yaml, mitosis partition",
        "decisions.yaml, report,    partition.json, decisions.yaml, mitosis partition",
        "graph.json,     plan,      partition.json, graph.json,     mitosis partition",
        "graph.json,     check,     partition.json, graph.json,     mitosis partition",
        "graph.json,     report,    partition.json, graph.json,     mitosis partition",
        "partition.json, plan,      target.json,    partition.json, mitosis target",
        "partition.json, check,     target.json,    partition.json, mitosis target",
        "partition.json, report,    plan.json,      partition.json, mitosis plan",
        "target.json,    check,     plan.json,      target.json,    mitosis plan",
        "plan.json,      report,    check.json,     plan.json,      mitosis check"
    })
    void what_was_made_from_something_older_is_refused(
            String changed, String stage, String stale, String because, String renewal) throws IOException {
        change(changed);

        assertThatThrownBy(() -> run(stage)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-STALE-01");
            assertThat(e.exit()).isEqualTo(ExitCode.STALE);
            assertThat(e.what()).endsWith(stale + " is stale");
            assertThat(e.why()).isEqualTo(because + " has changed since it was made");
            assertThat(e.fix()).startsWith("run: " + renewal + " ");
        });
    }

    @ParameterizedTest(name = "{0} is missing when {1} runs")
    @CsvSource({
        "graph.json,     partition, mitosis graph",
        "partition.json, target,    mitosis partition",
        "target.json,    plan,      mitosis target",
        "plan.json,      check,     mitosis plan",
        "check.json,     report,    mitosis check"
    })
    void what_is_missing_is_named_with_the_command_that_makes_it(String missing, String stage, String command)
            throws IOException {
        Files.delete(workspace.plans(ACCOUNT).resolve(missing));

        assertThatThrownBy(() -> run(stage)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-FILE-01");
            assertThat(e.fix()).isEqualTo("run: " + command);
        });
    }

    @Test
    void a_comment_in_the_decisions_makes_nothing_stale() throws IOException {
        Path decisions = workspace.decisions(ACCOUNT);
        Files.writeString(decisions, "# reviewed on a Monday\n" + Files.readString(decisions));

        assertThatCode(() -> run("plan")).doesNotThrowAnyException();
    }

    @Test
    void a_stage_is_announced_before_and_summed_up_after_it() {
        List<String> heard = new ArrayList<>();
        new StageRunner(workspace, ACCOUNT, new Listener(heard)).graph();

        assertThat(heard).containsExactly("started graph", "finished graph: 2 nodes, 0 edges");
    }

    @Test
    void what_a_killed_run_left_behind_goes_with_the_next_stage() throws IOException {
        Path left = Files.writeString(workspace.plans(ACCOUNT).resolve(".graph.json.1230.part"), "{");

        run("graph");

        assertThat(left).doesNotExist();
    }

    private void run(String stage) {
        switch (stage) {
            case "graph" -> stages.graph();
            case "partition" -> stages.partition();
            case "target" -> stages.target();
            case "plan" -> stages.plan();
            case "check" -> stages.check();
            case "report" -> stages.report(Edits.KEPT);
            default -> throw new IllegalArgumentException(stage);
        }
    }

    private void change(String input) throws IOException {
        Path file = workspace.plans(ACCOUNT).resolve(input);
        switch (input) {
            case "snapshot" -> snapshot("payments");
            case "decisions.yaml" -> Files.writeString(file, "keepProductionInPlace: false\n");
            default -> {
                ObjectNode document = (ObjectNode) Json.mapper().readTree(file.toFile());
                document.put("tool", "another");
                Files.write(file, Json.mapper().writeValueAsBytes(document));
            }
        }
    }

    private void snapshot(String queue) {
        SnapshotWriter writer = SnapshotWriter.begin(workspace.snapshot(ACCOUNT));
        writer.write("eu-west-1", "sqs", "ListQueues", List.of(queue(queue), queue("mails")));
        writer.finish(new SnapshotSummary(
                ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, List.of("eu-west-1"), List.of(), List.of()));
    }

    private static Resource queue(String name) {
        return new Resource(
                "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":" + name,
                "AWS::SQS::Queue",
                "eu-west-1",
                ACCOUNT,
                name,
                name,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("QueueName", name));
    }

    /** Writes down what it hears. */
    private record Listener(List<String> heard) implements Progress {
        @Override
        public void started(String stage) {
            heard.add("started " + stage);
        }

        @Override
        public void advanced(String stage, long done, long total, String what) {
            heard.add("advanced " + stage);
        }

        @Override
        public void finished(String stage, String summary, Duration took) {
            heard.add("finished " + stage + ": " + summary);
        }
    }
}
