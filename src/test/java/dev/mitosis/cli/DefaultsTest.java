package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.command.CliEnvironment;
import dev.mitosis.config.SettingKey;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help tells the defaults that are in force. */
class DefaultsTest {
    private static final Pattern DEFAULT = Pattern.compile("Default: (.+?)\\.(?: |$)");

    /** What stands in help for having no value. */
    private static final Set<String> NO_VALUE =
            Set.of("the current directory", "the only one in the workspace", "all", "any", "no limit");

    @Test
    void every_default_in_help_is_that_of_the_option_or_its_setting() {
        Set<String> seen = new TreeSet<>();
        arguments()
                .forEach(argument -> told(argument).ifPresent(text -> {
                    if (!NO_VALUE.contains(text)) {
                        assertThat(text).as(argument.toString()).isEqualTo(inForce(argument));
                        seen.add(text);
                    }
                }));
        assertThat(seen).contains("text", "auto", "0.25", "64", "60", "1", "tcp", "json", "bash");
    }

    @Test
    void every_setting_with_a_value_of_its_own_tells_it() {
        for (SettingKey key : SettingKey.values()) {
            if (!key.builtIn().isEmpty()) {
                assertThat(options().filter(option -> option.longestName().equals(key.flag())))
                        .as(key.flag())
                        .isNotEmpty()
                        .allSatisfy(option -> assertThat(told(option)).contains(key.builtIn()));
            }
        }
    }

    @Test
    void no_option_has_a_default_that_help_does_not_tell() {
        assertThat(arguments().filter(argument -> argument.defaultValue() != null))
                .hasSizeGreaterThan(3)
                .allSatisfy(argument -> assertThat(told(argument)).isPresent());
    }

    private static Optional<String> told(ArgSpec argument) {
        Matcher found = DEFAULT.matcher(String.join(" ", argument.description()));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String inForce(ArgSpec argument) {
        return Arrays.stream(SettingKey.values())
                .filter(key -> argument instanceof OptionSpec option
                        && option.longestName().equals(key.flag()))
                .findFirst()
                .map(SettingKey::builtIn)
                .orElseGet(argument::defaultValueString);
    }

    private static Stream<OptionSpec> options() {
        return arguments().filter(OptionSpec.class::isInstance).map(OptionSpec.class::cast);
    }

    private static Stream<ArgSpec> arguments() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CliEnvironment environment = new CliEnvironment(Map.of(), false, Path.of("."), Clock.systemUTC());
        Deque<CommandLine> open =
                new ArrayDeque<>(List.of(Main.commandLine(command -> true, environment, nowhere, nowhere)));
        Stream.Builder<ArgSpec> arguments = Stream.builder();
        while (!open.isEmpty()) {
            CommandLine line = open.pop();
            open.addAll(line.getSubcommands().values());
            line.getCommandSpec().args().forEach(arguments::add);
        }
        return arguments.build();
    }
}
