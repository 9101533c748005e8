package dev.mitosis.cli.about;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.cli.about.ErrorCodes.ErrorCode;
import dev.mitosis.golden.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of error codes is what the sources raise, and docs/errors.md is made of it. */
class ErrorsPageTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern RAISED = Pattern.compile("\"(M-[A-Z]+-\\d+)\"");
    private static final Pattern NAMED = Pattern.compile("\\bM-[A-Z]+-\\d+\\b");

    private final List<ErrorCode> codes = ErrorCodes.all();

    @Test
    void each_code_is_raised_in_one_place() {
        Map<String, List<String>> raised = raised();

        assertThat(raised.keySet())
                .containsExactlyElementsOf(codes.stream().map(ErrorCode::code).toList());
        assertThat(raised)
                .allSatisfy((code, places) -> assertThat(places)
                        .as("%s means one thing: one place raises it", code)
                        .hasSize(1));
    }

    @Test
    void each_meaning_is_a_sentence_of_its_own() {
        assertThat(codes).extracting(ErrorCode::meaning).doesNotHaveDuplicates().allMatch(text -> text.endsWith("."));
    }

    @Test
    void comments_and_pages_name_no_other_code() {
        Set<String> named = new TreeSet<>();
        Stream.of(SOURCES, Path.of("docs"), Path.of("README.md"), Path.of("SECURITY.md"), Path.of("CONTRIBUTING.md"))
                .flatMap(ErrorsPageTest::files)
                .forEach(file -> NAMED.matcher(read(file)).results().forEach(code -> named.add(code.group())));

        assertThat(codes).extracting(ErrorCode::code).containsAll(named);
    }

    @Test
    void the_page_is_what_the_table_says() {
        Map<String, List<String>> raised = raised();
        String rows = codes.stream()
                .map(code -> "| `%s` | %d | %s | `%s` |\n"
                        .formatted(
                                code.code(),
                                code.exit().code(),
                                code.meaning(),
                                String.join("`, `", raised.getOrDefault(code.code(), List.of()))))
                .collect(Collectors.joining());

        Golden.assertMatches(Path.of("docs/errors.md"), """
                # Errors

                An error has a code that keeps its meaning for good, an exit code ([all of them](../README.md#exit-codes)), and says what happened, why, and how
                to fix it. `mitosis help M-SNAP-02` prints the line of a code. Each is raised in one place, and a row of the tests ends with it.

                | code | exit | what it means | raised in |
                |---|---|---|---|
                """ + rows);
    }

    @Test
    void help_explains_a_code(@TempDir Path folder) {
        assertThat(CommandLineRun.in(folder, "help", "m-lock-01").out()).isEqualTo("""
                        M-LOCK-01: Another command is writing what belongs to the account.
                        Exit code 9: another command is writing in the workspace.
                        """);
        assertThat(CommandLineRun.in(folder, "help", "M-LOCK-01", "--output", "json")
                        .out())
                .contains("\"code\" : \"M-LOCK-01\"", "\"exit\" : 9");
        assertThat(CommandLineRun.in(folder, "help", "M-LOCK-99").exit()).isEqualTo(2);
    }

    /** Each code with the layer that raises it, once for each place. */
    private static Map<String, List<String>> raised() {
        Map<String, List<String>> raised = new TreeMap<>();
        files(SOURCES)
                .forEach(file -> RAISED.matcher(read(file))
                        .results()
                        .forEach(code -> raised.computeIfAbsent(code.group(1), one -> new java.util.ArrayList<>())
                                .add(layer(file))));
        return raised;
    }

    private static String layer(Path file) {
        return SOURCES.resolve("dev/mitosis").relativize(file).getName(0).toString();
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|md)")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
