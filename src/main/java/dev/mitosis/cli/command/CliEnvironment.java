package dev.mitosis.cli.command;

import java.io.Console;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process gets from outside, handed in so that tests can hand in something else.
 *
 * @param variables the environment variables
 * @param terminal whether a person sees standard error on a terminal
 * @param directory the current directory
 * @param answers asks the person at the terminal; empty where there is none
 */
public record CliEnvironment(
        Map<String, String> variables,
        boolean terminal,
        Path directory,
        Clock clock,
        Function<String, Optional<String>> answers) {
    /** One in which nobody can be asked. */
    public CliEnvironment(Map<String, String> variables, boolean terminal, Path directory, Clock clock) {
        this(variables, terminal, directory, clock, question -> Optional.empty());
    }

    /** That of this process. */
    public static CliEnvironment ofProcess() {
        return new CliEnvironment(
                System.getenv(), System.console() != null, Path.of(""), Clock.systemUTC(), CliEnvironment::ask);
    }

    /** The command line that starts this product once more. */
    public static List<String> self() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                "dev.mitosis.cli.Main");
    }

    private static Optional<String> ask(String question) {
        Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readLine("%s", question));
    }

    /** Whether colours and cursor movements are welcome: a terminal, and neither NO_COLOR nor a dumb terminal. */
    public boolean decorated() {
        return terminal && variables.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(variables.get("TERM"));
    }
}
