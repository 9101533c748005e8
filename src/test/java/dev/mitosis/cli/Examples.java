package dev.mitosis.cli;

import dev.mitosis.cli.command.CliEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Every call of the tool that help and documents show, as the words that a shell makes of it. */
final class Examples {
    /** A line of a help text or a code block, what stands between backticks, or what a shell reads from. */
    private static final Pattern CALL = Pattern.compile(
            "(?m)^ {2,}(?:\\./)?(?<line>mitosis [a-z].*)$|`(?<code>mitosis [a-z][^`]*)`|<\\((?<read>mitosis [^)]*)\\)");

    /** What stands behind a call: a comment, where its output goes, or, two blanks away, what it is for. */
    private static final Pattern BEHIND = Pattern.compile("\\s+[#|>].*| {2,}.*");

    private Examples() {}

    static List<List<String>> all() {
        Set<String> calls = new LinkedHashSet<>();
        helps().forEach(text -> collect(text, calls));
        documents().forEach(text -> collect(text, calls));
        return calls.stream().map(PlannedCommands::words).toList();
    }

    private static void collect(String text, Set<String> calls) {
        Matcher found = CALL.matcher(text);
        while (found.find()) {
            Stream.of("line", "code", "read")
                    .map(found::group)
                    .filter(Objects::nonNull)
                    .forEach(call ->
                            calls.add(BEHIND.matcher(call).replaceFirst("").strip()));
        }
    }

    private static Stream<String> helps() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CliEnvironment environment = new CliEnvironment(Map.of(), false, Path.of("."), Clock.systemUTC());
        Deque<CommandLine> open =
                new ArrayDeque<>(List.of(Main.commandLine(command -> true, environment, nowhere, nowhere)));
        Stream.Builder<String> texts = Stream.builder();
        while (!open.isEmpty()) {
            CommandLine line = open.pop();
            open.addAll(line.getSubcommands().values());
            var usage = line.getCommandSpec().usageMessage();
            texts.add(String.join("\n", usage.footer()));
            texts.add(Arrays.stream(usage.customSynopsis()).reduce("", (text, more) -> text + "\n" + more));
        }
        return texts.build();
    }

    private static Stream<String> documents() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                    Stream.of(Path.of("README.md")),
                    docs.filter(Examples::isPage).sorted())
                    .map(Examples::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
