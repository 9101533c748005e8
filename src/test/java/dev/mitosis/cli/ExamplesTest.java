package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mitosis.cli.command.CliEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What help and documents tell people to type works on the sample, as printed. */
class ExamplesTest {
    /** These ask AWS, or read what only an account of one's own has. */
    private static final Set<String> OF_AN_ACCOUNT =
            Set.of("scan", "import", "whoami", "diff", "cost", "traffic", "rehearse", "review");

    private static final Set<String> ASKING = Set.of("--profile", "--scan", "--snapshot");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void the_sample_is_there() throws IOException {
        assertThat(CommandLineRun.in(folder, "demo").exit()).isZero();
        CommandLineRun template = CommandLineRun.in(folder, "place", "--template");
        Files.writeString(folder.resolve("needs.yaml"), template.out());
    }

    static List<List<String>> examples() {
        return Examples.all();
    }

    static List<List<String>> examplesOnTheSample() {
        return Examples.all().stream()
                .filter(words -> !OF_AN_ACCOUNT.contains(words.get(0)))
                .filter(words -> Collections.disjoint(words, ASKING))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_understood(List<String> words) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CliEnvironment environment = new CliEnvironment(Map.of(), false, folder, Clock.systemUTC());
        CommandLine line = Main.commandLine(command -> true, environment, nowhere, nowhere);

        assertThatCode(() -> line.parseArgs(words.toArray(String[]::new))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("examplesOnTheSample")
    void an_example_without_an_account_runs_on_the_sample(List<String> words) {
        CommandLineRun run = CommandLineRun.in(folder, words.toArray(String[]::new));

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.exit()).isZero();
    }

    @Test
    void every_command_that_needs_no_account_is_among_them() {
        assertThat(examplesOnTheSample())
                .extracting(words -> words.get(0))
                .contains(
                        "demo",
                        "run",
                        "graph",
                        "why",
                        "impact",
                        "partition",
                        "place",
                        "why-here",
                        "target",
                        "plan",
                        "check",
                        "report",
                        "policy")
                .contains("config", "completion", "version", "help");
    }
}
