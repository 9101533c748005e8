package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise of SECURITY.md names tests that hold it, and the tests are there. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("SECURITY.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");
    private static final Pattern HOLDS = Pattern.compile("@(Test|ParameterizedTest|ArchTest|TestFactory)\\b");

    @Test
    void every_promise_names_tests_that_exist() throws IOException {
        List<String[]> promises = promises();

        assertThat(promises).isNotEmpty().allSatisfy(promise -> {
            assertThat(promise).as(promise[0]).hasSize(3);
            List<String> tests = NAME.matcher(promise[2])
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(tests).as("tests that hold '%s'", promise[0]).isNotEmpty();
            assertThat(tests).allSatisfy(test -> assertThat(source(test)).containsPattern(HOLDS));
        });
    }

    @Test
    void its_links_lead_somewhere() throws IOException {
        List<String> targets = Pattern.compile("]\\(([^)#]+)\\)")
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(targets).allSatisfy(target -> assertThat(Path.of(target)).exists());
    }

    /** The cells of each row below the heading. */
    private static List<String[]> promises() throws IOException {
        return Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(1, line.length() - 1).split("(?<!\\\\)\\|"))
                .toList();
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> found =
                    files.filter(file -> file.endsWith(test + ".java")).toList();
            assertThat(found).as("source of %s", test).hasSize(1);
            return Files.readString(found.get(0));
        }
    }
}
