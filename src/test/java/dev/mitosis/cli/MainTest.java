package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.command.CliEnvironment;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void help_leads_with_examples_and_ends_well() {
        CommandLineRun run = CommandLineRun.in(folder, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("mitosis demo").containsPattern("never\\s+writes to AWS");
    }

    @Test
    void every_command_explains_itself_and_every_option() {
        Deque<CommandLine> open = new ArrayDeque<>();
        open.add(Main.commandLine(
                command -> true,
                CliEnvironment.ofProcess(),
                new java.io.PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new java.io.PrintWriter(System.err, false, StandardCharsets.UTF_8)));
        while (!open.isEmpty()) {
            CommandLine line = open.pop();
            open.addAll(line.getSubcommands().values());
            String command = line.getCommandSpec().qualifiedName();
            assertThat(line.getCommandSpec().usageMessage().description())
                    .as(command)
                    .isNotEmpty();
            assertThat(line.getCommandSpec().options())
                    .as(command)
                    .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        }
    }

    @Test
    void help_and_version_are_commands_too() {
        assertThat(CommandLineRun.in(folder, "help").out())
                .isEqualTo(CommandLineRun.in(folder, "--help").out());
        assertThat(CommandLineRun.in(folder, "help", "graph", "why").out())
                .isEqualTo(CommandLineRun.in(folder, "graph", "why", "--help").out());
        assertThat(CommandLineRun.in(folder, "version").out())
                .isEqualTo(CommandLineRun.in(folder, "--version").out());
        assertThat(CommandLineRun.in(folder, "help", "grahp").err()).contains("did you mean 'graph'?");
    }

    @Test
    void the_version_is_that_of_the_build() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>mitosis</artifactId>\n  <version>" + Json.TOOL.substring("mitosis ".length())
                        + "-SNAPSHOT</version>");
    }

    @Test
    void a_mistyped_command_is_a_usage_error_with_a_suggestion() {
        CommandLineRun run = CommandLineRun.in(folder, "confg");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("M-USAGE-01").contains("did you mean 'config'?");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void no_command_is_a_usage_error() {
        assertThat(CommandLineRun.in(folder).exit()).isEqualTo(2);
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        Files.writeString(folder.resolve("mitosis.yaml"), "region: [eu-west-1, eu-west-3]\nprofile: from-file\n");
        Map<String, String> variables = Map.of("AWS_PROFILE", "from-environment");

        CommandLineRun run = CommandLineRun.in(
                folder,
                variables,
                "config",
                "show",
                "--output",
                "json",
                "--region",
                "us-east-1",
                "--region",
                "us-east-2");

        JsonNode settings = Json.mapper().readTree(run.out()).get("settings");
        assertThat(settings).anySatisfy(setting -> {
            assertThat(setting.get("value").asText()).isEqualTo("us-east-1,us-east-2");
            assertThat(setting.get("origin").asText()).isEqualTo("flag --region");
        });
        assertThat(settings).anySatisfy(setting -> {
            assertThat(setting.get("value").asText()).isEqualTo("from-environment");
            assertThat(setting.get("origin").asText()).isEqualTo("environment AWS_PROFILE");
        });
    }

    @Test
    void an_unknown_key_in_the_project_file_is_named_with_a_suggestion() throws IOException {
        Files.writeString(folder.resolve("mitosis.yaml"), "regoin: eu-west-1\n");

        CommandLineRun run = CommandLineRun.in(folder, "config", "show");

        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("M-CONF-02").contains("'regoin'").contains("did you mean 'region'?");
    }

    @Test
    void an_unknown_output_form_is_a_usage_error() {
        CommandLineRun run = CommandLineRun.in(folder, "config", "show", "--output", "yaml");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("text, json");
    }

    @Test
    void the_completion_script_knows_the_commands() {
        CommandLineRun run = CommandLineRun.in(folder, "completion", "bash");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("complete ").contains("config");
    }
}
