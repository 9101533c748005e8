package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mitosis.cli.command.CliEnvironment;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class PlannedCommandsTest {
    static List<List<String>> commands() {
        return PlannedCommands.all();
    }

    private static CommandLine commandLine() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CliEnvironment environment = new CliEnvironment(Map.of(), false, Path.of("."), Clock.systemUTC());
        return Main.commandLine(command -> true, environment, nowhere, nowhere);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void what_a_plan_tells_people_to_run_is_understood(List<String> words) {
        assertThatCode(() -> commandLine().parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    @Test
    void the_cost_history_is_estimated_exported_verified_and_asked() {
        assertThat(commands())
                .filteredOn(words -> words.get(0).equals("cost"))
                .extracting(words -> words.get(1))
                .contains("estimate", "export", "verify", "query");
        assertThat(commands()).anyMatch(words -> words.contains("--before-join"));
    }
}
