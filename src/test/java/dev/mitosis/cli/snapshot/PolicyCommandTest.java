package dev.mitosis.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    @TempDir
    Path folder;

    @Test
    void policies_are_printed_as_json_with_their_names() throws JsonProcessingException {
        JsonNode printed =
                Json.mapper().readTree(CommandLineRun.in(folder, "policy").out());

        assertThat(printed.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(printed.path("policies"))
                .isNotEmpty()
                .allSatisfy(policy ->
                        assertThat(policy.at("/document/Version").asText()).isEqualTo("2012-10-17"));
        assertThat(printed.at("/policies/0/name").asText()).isEqualTo("MitosisScan1");
    }

    @Test
    void a_folder_gets_one_file_for_each_policy() {
        CommandLineRun run = CommandLineRun.in(folder, "policy", "--directory", "policies");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).allMatch(line -> Path.of(line).toFile().isFile());
        assertThat(folder.resolve("policies/MitosisScan1.json")).isRegularFile();
    }

    @Test
    void a_template_is_printed_ready_for_use() {
        assertThat(CommandLineRun.in(folder, "policy", "--format", "cloudformation")
                        .out())
                .startsWith("AWSTemplateFormatVersion:");
        assertThat(CommandLineRun.in(folder, "policy", "--format", "terraform").out())
                .contains("resource \"aws_iam_role\" \"scan\"");
    }

    @Test
    void another_form_is_a_wrong_usage_that_names_the_right_ones() {
        CommandLineRun run = CommandLineRun.in(folder, "policy", "--format", "xml");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("json, cloudformation, terraform");
    }
}
