package dev.mitosis.cli;

import dev.mitosis.cli.command.CliEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One run of the command line inside the test's own process. */
public record CommandLineRun(int exit, String out, String err) {
    public static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    /** Runs in a folder with no environment variables and a fixed clock. */
    public static CommandLineRun in(Path directory, String... arguments) {
        return in(directory, Map.of(), arguments);
    }

    /** Runs in a folder with these environment variables and a fixed clock. */
    public static CommandLineRun in(Path directory, Map<String, String> variables, String... arguments) {
        return answering(directory, variables, question -> Optional.empty(), arguments);
    }

    /** Runs with somebody at the terminal who answers questions. */
    public static CommandLineRun answering(
            Path directory,
            Map<String, String> variables,
            Function<String, Optional<String>> answers,
            String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        int exit = Main.commandLine(
                        command -> true,
                        new CliEnvironment(variables, false, directory, clock, answers),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineRun(exit, out.toString(), err.toString());
    }
}
