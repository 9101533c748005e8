package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.command.CliEnvironment;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.text.Escapes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The pages list the commands as help does: a description is written once. */
class CommandPagesTest {
    private static final Path README = Path.of("README.md");
    private static final String HEAD = "| command | what it does | for example |\n|---|---|---|\n";

    private static CommandLine root() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CliEnvironment environment = new CliEnvironment(Map.of(), false, Path.of("."), Clock.systemUTC());
        return Main.commandLine(command -> true, environment, nowhere, nowhere);
    }

    @Test
    void the_readme_lists_the_commands() throws IOException {
        String text = Files.readString(README);
        int start = text.indexOf(HEAD) + HEAD.length();
        int end = text.indexOf("\n\n", start - 1) + 1;

        assertThat(text).contains(HEAD);
        Golden.assertMatches(README, text.substring(0, start) + rows(below(root())) + text.substring(end));
    }

    @Test
    void the_page_of_commands_lists_those_inside_others_as_well() {
        Golden.assertMatches(
                Path.of("docs/commands.md"),
                """
                # Commands

                Each as `mitosis help` lists it; `mitosis COMMAND --help` shows its options. All have
                %s.

                """.formatted(shared())
                        + HEAD
                        + rows(below(root()).flatMap(line -> Stream.concat(Stream.of(line), below(line)))));
    }

    @Test
    void a_command_inside_another_is_described_as_it_is_outside() {
        Map<Class<?>, List<String>> outside =
                below(root()).collect(Collectors.toMap(CommandPagesTest::type, CommandPagesTest::description));

        assertThat(below(root()).flatMap(CommandPagesTest::below))
                .filteredOn(line -> outside.containsKey(type(line)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(description(line)).isEqualTo(outside.get(type(line))));
    }

    private static Class<?> type(CommandLine line) {
        return line.getCommandSpec().userObject().getClass();
    }

    /** The options of a command that has none of its own. */
    private static String shared() {
        return below(root())
                .filter(line -> line.getCommandName().equals("version"))
                .flatMap(line -> line.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals("--version"))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return line.getSubcommands().values().stream();
    }

    private static String rows(Stream<CommandLine> lines) {
        return lines.map(line -> "| `%s` | %s | `%s` |\n"
                        .formatted(
                                line.getCommandSpec().qualifiedName().replaceFirst("^mitosis ", ""),
                                Escapes.markdown(String.join(" ", description(line))),
                                example(line)))
                .collect(Collectors.joining());
    }

    private static List<String> description(CommandLine line) {
        return List.of(line.getCommandSpec().usageMessage().description());
    }

    /** The first one in its help, or in that of the first command inside it. */
    private static String example(CommandLine line) {
        return Stream.concat(Stream.of(line), below(line))
                .flatMap(
                        one -> Arrays.stream(one.getCommandSpec().usageMessage().footer()))
                .filter(text -> text.startsWith("  ") && text.contains("mitosis "))
                .map(String::strip)
                .findFirst()
                .orElseThrow(() -> new AssertionError(line.getCommandName() + " has no example"));
    }
}
