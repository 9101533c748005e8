package dev.mitosis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.config.Workspace;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with knowledge of its own, through all stages. */
class OwnKnowledgeTest {
    private static final String ACCOUNT = "123456789012";
    private static final String METHOD = """
            - id: %s
              types: [%s]
              noun: {one: thing of the house, many: things of the house}
              disposition: recreate
              moves: [recreate]
              phase: data
              mechanism: A stack makes an equal one.
              why: The house says so.
              frozenBy: Nobody writes to it.
              nothingToDelete: The house deletes it.
              rollback: {grade: easy, text: Nothing is changed.}
              sources: [inference]
            """;

    @TempDir
    private Path folder;

    private StageRunner stages;

    @BeforeEach
    void a_snapshot() {
        Workspace workspace = new Workspace(folder);
        SnapshotWriter writer = SnapshotWriter.begin(workspace.snapshot(ACCOUNT));
        writer.write("eu-west-1", "sqs", "ListQueues", List.of(queue("orders", "mails"), queue("mails", "none")));
        writer.finish(new SnapshotSummary(
                ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, List.of("eu-west-1"), List.of(), List.of()));
        stages = new StageRunner(workspace, ACCOUNT, Progress.SILENT);
    }

    private static Resource queue(String name, String ward) {
        return new Resource(
                "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":" + name,
                "AWS::SQS::Queue",
                "eu-west-1",
                ACCOUNT,
                name,
                name,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("QueueName", name).put("Ward", ward));
    }

    private void knows(String file, String text) throws IOException {
        Path path = folder.resolve("knowledge").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private PlanDocument planned() throws IOException {
        Files.writeString(
                folder.resolve("plans/" + ACCOUNT + "/decisions.yaml"),
                "assign: [{resource: \"*\", context: shop, environment: dev}]\n");
        stages.graph();
        stages.partition();
        stages.target();
        return stages.plan();
    }

    private static List<Finding> own(PlanDocument plan) {
        return plan.findings().stream()
                .filter(finding -> finding.rule().startsWith("plan.own-"))
                .toList();
    }

    @Test
    void a_plan_without_own_knowledge_says_nothing_of_it() throws IOException {
        PlanDocument plan = planned();

        assertThat(own(plan)).isEmpty();
        assertThat(plan.inputs()).doesNotContainKey("knowledge");
    }

    @Test
    void the_plan_says_which_own_methods_were_used() throws IOException {
        knows("methods/house.yaml", METHOD.formatted("house-queue", "AWS::SQS::Queue"));
        knows("methods/more.yaml", METHOD.formatted("s3-bucket", "AWS::S3::Bucket"));

        PlanDocument plan = planned();

        assertThat(own(plan)).extracting(Finding::rule).containsExactly("plan.own-method", "plan.own-method-idle");
        assertThat(own(plan).get(0).resources()).hasSize(2);
        assertThat(own(plan).get(0).text()).contains("knowledge/methods/house.yaml", "2 resources cross by it");
        assertThat(own(plan).get(1).text()).contains("takes the place of the shipped one", "nothing crosses");
        assertThat(plan.dispositions())
                .extracting(PlanDocument.DispositionRow::method)
                .containsOnly("house-queue");
    }

    @Test
    void an_own_relation_draws_its_edges_and_takes_the_place_of_a_shipped_one() throws IOException {
        assertThat(edges(stages.graph())).doesNotContain(EdgeKind.READS);

        knows("relations.tsv", "# wards\nAWS::SQS::Queue\t/Ward\treads\tAWS::SQS::Queue\n");

        assertThat(edges(stages.graph())).contains(EdgeKind.READS);
        stages.partition();
        stages.target();
        assertThat(own(stages.plan())).extracting(Finding::rule).containsExactly("plan.own-tables");
    }

    private static List<EdgeKind> edges(GraphDocument graph) {
        return graph.edges().stream().map(edge -> edge.kind()).toList();
    }

    @Test
    void what_was_made_with_other_knowledge_is_stale() throws IOException {
        planned();
        knows("words.yaml", "service: [ledgerly]\n");

        assertThatThrownBy(stages::plan).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-STALE-01");
            assertThat(e.why()).startsWith("knowledge has changed");
        });
    }

    @Test
    void what_makes_no_sense_is_told_with_file_and_line() throws IOException {
        knows("relations.tsv", "# wards\nAWS::SQS::Queue\t/Ward\teats\t-\n");

        assertThatThrownBy(stages::graph).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-KNOW-02");
            assertThat(e.what()).startsWith("knowledge/relations.tsv:2:");
            assertThat(e.why()).contains("'eats' is no edge kind");
        });
        Files.delete(folder.resolve("knowledge/relations.tsv"));
        knows("words.yaml", "servive: [x]\n");
        stages.graph();
        assertThatThrownBy(stages::partition)
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.what()).startsWith("knowledge/words.yaml:1:"));
    }
}
