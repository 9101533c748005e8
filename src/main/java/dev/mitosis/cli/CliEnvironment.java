package dev.mitosis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a process gets from outside, handed in so that tests can hand in something else.
 *
 * @param variables the environment variables
 * @param terminal whether a person sees standard error on a terminal
 * @param directory the current directory
 */
public record CliEnvironment(Map<String, String> variables, boolean terminal, Path directory, Clock clock) {
    /** That of this process. */
    static CliEnvironment ofProcess() {
        return new CliEnvironment(System.getenv(), System.console() != null, Path.of(""), Clock.systemUTC());
    }

    /** Whether colours and cursor movements are welcome: a terminal, and neither NO_COLOR nor a dumb terminal. */
    boolean decorated() {
        return terminal && variables.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(variables.get("TERM"));
    }
}
