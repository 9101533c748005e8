package dev.mitosis.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.workbook.Edits;
import dev.mitosis.workbook.LedTo;
import dev.mitosis.workbook.ManagersQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every stage says of the sample, kept in git: a change of judgement shows in review, line by line. */
class SampleGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/mitosis/golden");

    /** What tells a run from another, not a judgement from another. */
    private static final Set<String> OF_THE_RUN = Set.of("inputs", "snapshotId", "tool");

    @TempDir
    private static Path workspace;

    @BeforeAll
    static void every_stage_runs_over_the_sample() {
        Workspace sample = new Workspace(workspace);
        SampleSnapshot.copyTo(sample.snapshot(SampleSnapshot.ACCOUNT));
        StageRunner stages = new StageRunner(sample, SampleSnapshot.ACCOUNT, Progress.SILENT);
        stages.graph();
        stages.partition();
        stages.target();
        stages.plan();
        stages.check();
    }

    private static JsonNode document(String stage) throws IOException {
        return Json.mapper()
                .readTree(new Workspace(workspace)
                        .plans(SampleSnapshot.ACCOUNT)
                        .resolve(stage + ".json")
                        .toFile());
    }

    @Test
    void each_number_of_the_brief_of_the_sample_is_found_a_second_time_and_each_file_is_where_the_workbook_leads()
            throws IOException {
        StageRunner stages = new StageRunner(new Workspace(workspace), SampleSnapshot.ACCOUNT, Progress.SILENT);
        Path file = stages.report(Edits.KEPT).get(0);
        SnapshotManifest read = stages.snapshot().manifest();
        List<JsonNode> things;
        try (Stream<Resource> resources = stages.snapshot().resources()) {
            things = resources.<JsonNode>map(Json.mapper()::valueToTree).toList();
        }

        ManagersQuestions.ask(
                new ManagersQuestions.Documents(
                        document("graph"),
                        document("partition"),
                        document("target"),
                        document("plan"),
                        document("check"),
                        things,
                        read.coverage().stream()
                                .filter(row -> !row.status().complete())
                                .count()),
                file);
        assertThat(LedTo.files(file))
                .hasSizeGreaterThan(document("plan").path("steps").size())
                .allSatisfy(led -> assertThat(led).isRegularFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "partition", "target", "plan", "check"})
    void a_document_of_the_sample_is_the_one_in_git(String stage) throws IOException {
        Golden.assertMatches(GOLDEN.resolve("sample-" + stage + ".txt"), lines(document(stage)));
    }

    /** One line for each element of a list, one for each other member. */
    private static String lines(JsonNode document) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (OF_THE_RUN.contains(member.getKey())) {
                continue;
            }
            if (member.getValue().isArray()) {
                member.getValue().forEach(element -> line(text, member.getKey(), element));
            } else {
                line(text, member.getKey(), member.getValue());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String member, JsonNode value) {
        text.append(member).append(' ').append(Json.line(value)).append('\n');
    }
}
