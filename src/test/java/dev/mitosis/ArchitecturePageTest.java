package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/architecture.md: its tables are the code's, and each paragraph names the tests or documents behind it. */
class ArchitecturePageTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "mitosis");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    @Test
    void each_layer_stands_once_with_what_it_may_use() {
        assertThat(ArchitecturePage.rows("layer")).hasSameSizeAs(Layer.ALL);
        assertThat(ArchitecturePage.layers())
                .containsExactlyInAnyOrderEntriesOf(
                        Layer.ALL.stream().collect(Collectors.toMap(Layer::name, Layer::layers)));
    }

    @Test
    void the_packages_are_those_on_disk_with_their_entry_classes() throws IOException {
        Map<String, Set<String>> packages = ArchitecturePage.rows("package").stream()
                .flatMap(row -> ArchitecturePage.names(row.get(0)).stream()
                        .map(name -> Map.entry(name, ArchitecturePage.names(row.get(2)))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        try (Stream<Path> folders = Files.list(SOURCES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(packages.keySet());
        }
        assertThat(packages)
                .allSatisfy((name, entries) -> assertThat(entries)
                        .allSatisfy(entry -> assertThat(
                                        SOURCES.resolve(name).resolve(entry.replace('.', '/') + ".java"))
                                .isRegularFile()));
    }

    @Test
    void each_paragraph_names_a_test_or_leads_to_a_document() {
        List<String> paragraphs = Stream.of(ArchitecturePage.text().split("\n\n", -1))
                .filter(block -> !block.startsWith("#") && !block.startsWith("|") && !block.startsWith("    "))
                .filter(block -> !block.strip().endsWith(":"))
                .toList();

        assertThat(paragraphs)
                .hasSizeGreaterThan(6)
                .allMatch(block ->
                        TEST.matcher(block).find() || LINK.matcher(block).find());
    }

    @Test
    void the_tests_and_files_that_are_named_exist() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(matches(TEST)).isNotEmpty().isSubsetOf(tests);
        assertThat(matches(LINK))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of("docs").resolve(link)).exists());
    }

    private static Set<String> matches(Pattern pattern) {
        return pattern.matcher(ArchitecturePage.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
