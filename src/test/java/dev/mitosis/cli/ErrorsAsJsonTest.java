package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.pipeline.SampleSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error is JSON where the result or the progress would have been. */
class ErrorsAsJsonTest {
    private static final String SCHEMA = "src/main/resources/dev/mitosis/schemas/error.schema.json";

    @TempDir
    Path folder;

    private static JsonNode only(CommandLineRun run) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        return json(run.err());
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Test
    void the_error_of_a_stage_is_one_object_with_what_why_fix_and_exit_code() {
        CommandLineRun run = CommandLineRun.in(folder, "graph", "--output", "json");

        JsonNode error = only(run);
        assertThat(error.path("code").asText()).isEqualTo("M-WORK-01");
        assertThat(error.path("what").asText()).isEqualTo("there is no account in " + folder.resolve("plans"));
        assertThat(error.path("why").asText()).isEqualTo("nothing was scanned or imported into this workspace");
        assertThat(error.path("fix").asText()).startsWith("run: mitosis scan");
        assertThat(error.path("exit").asInt()).isEqualTo(run.exit()).isEqualTo(6);
        assertThat(error.path("formatVersion").asInt()).isEqualTo(Json.FORMAT_VERSION);
        assertThat(error.path("trace")).isEmpty();
    }

    @Test
    void it_has_the_members_of_its_schema_and_no_others() throws IOException {
        JsonNode schema = json(Files.readString(Path.of(SCHEMA)));

        assertThat(names(only(CommandLineRun.in(folder, "graph", "--output", "json"))))
                .containsExactlyInAnyOrderElementsOf(names(schema.path("properties")));
    }

    @Test
    void the_same_error_is_the_same_line() {
        assertThat(CommandLineRun.in(folder, "graph", "--output", "json").err())
                .isEqualTo(
                        CommandLineRun.in(folder, "graph", "--output", "json").err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grahp --output json",
                "--output json",
                "graph --output=json --nonsense",
                "scan --region --output json",
                "why --output json",
                "config --output json",
                "graph --output text --output json"
            })
    void wrong_usage_is_told_in_the_same_form(String words) {
        CommandLineRun run = CommandLineRun.in(folder, words.split(" "));

        JsonNode error = only(run);
        assertThat(error.path("code").asText()).isEqualTo("M-USAGE-01");
        assertThat(error.path("exit").asInt()).isEqualTo(run.exit()).isEqualTo(2);
    }

    @Test
    void the_environment_and_the_project_file_ask_for_it_as_well() throws IOException {
        assertThat(only(CommandLineRun.in(folder, Map.of("MITOSIS_OUTPUT", "json")))
                        .path("code")
                        .asText())
                .isEqualTo("M-USAGE-01");
        Files.writeString(folder.resolve("mitosis.yaml"), "output: json\n");
        assertThat(only(CommandLineRun.in(folder, "graph")).path("code").asText())
                .isEqualTo("M-WORK-01");
        assertThat(only(CommandLineRun.in(Path.of("."), "grahp", "--workspace", folder.toString()))
                        .path("code")
                        .asText())
                .isEqualTo("M-USAGE-01");
    }

    @Test
    void a_flag_for_text_wins_over_the_environment() {
        assertThat(CommandLineRun.in(folder, Map.of("MITOSIS_OUTPUT", "json"), "graph", "--output", "text")
                        .err())
                .startsWith("mitosis: error [M-WORK-01]: ");
    }

    @Test
    void a_project_file_that_cannot_be_read_decides_nothing_about_the_form() throws IOException {
        Files.writeString(folder.resolve("mitosis.yaml"), "output: [json\n");

        assertThat(CommandLineRun.in(folder, "graph").err()).startsWith("mitosis: error [M-CONF-01]: ");
        assertThat(only(CommandLineRun.in(folder, "graph", "--output", "json"))
                        .path("code")
                        .asText())
                .isEqualTo("M-CONF-01");
    }

    @Test
    void whoever_reads_the_progress_as_json_gets_nothing_else() throws IOException {
        SampleSnapshot.copyTo(folder.resolve("plans/sample/snapshot"));
        assertThat(CommandLineRun.in(folder, "graph").exit()).isZero();
        Files.writeString(folder.resolve("plans/sample/decisions.yaml"), "owners: [a\n");

        List<String> lines = CommandLineRun.in(folder, "partition", "--progress", "json")
                .err()
                .lines()
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(json(line)).isNotEmpty());
        assertThat(json(lines.get(lines.size() - 1)).path("code").asText()).isEqualTo("M-CONF-10");
    }

    @Test
    void a_warning_is_json_too() throws IOException {
        Files.createDirectories(folder.resolve("cli"));
        Files.writeString(
                folder.resolve("cli/ec2-describe-vpcs.json"),
                "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"OwnerId\": \"123456789012\"}]} nonsense");

        CommandLineRun run = CommandLineRun.in(
                folder,
                "import",
                "--aws-cli",
                "cli",
                "--region",
                "eu-west-1",
                "--account",
                "123456789012",
                "--output",
                "json");

        assertThat(run.exit()).as(run.err()).isEqualTo(4);
        assertThat(json(run.err()).path("warning").asText()).contains("ec2-describe-vpcs.json");
    }

    @Test
    void text_that_a_terminal_would_obey_is_escaped_and_read_back_whole() {
        String hostile = "a\u001b]0;title\u0007\u202eb";
        CommandLineRun run = CommandLineRun.in(folder, "graph", "--output", "json", "--account", hostile);

        assertThat(run.err()).doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(only(run).path("what").asText()).contains(hostile);
    }

    @Test
    void a_stack_trace_is_a_member_and_only_with_debug() {
        JsonNode error = only(CommandLineRun.in(folder, "graph", "--output", "json", "--debug"));

        assertThat(error.path("trace").get(0).asText())
                .isEqualTo("dev.mitosis.model.MitosisException: "
                        + error.path("what").asText() + ": " + error.path("why").asText());
        assertThat(error.path("trace")).hasSizeGreaterThan(1);
    }

    private static List<String> names(JsonNode object) {
        Iterator<String> names = object.fieldNames();
        List<String> all = new java.util.ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }
}
