package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/glossary.md: each word once, in the order of the alphabet, with a class that exists and a source. */
class GlossaryTest {
    private static final Path FILE = Path.of("docs", "glossary.md");
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** A row with the number of its section. */
    private record Entry(int section, String word, String meaning, String type, String source) {}

    private static List<Entry> entries() throws IOException {
        int[] section = {0};
        return Files.readAllLines(FILE).stream()
                .peek(line -> section[0] += line.startsWith("## ") ? 1 : 0)
                .filter(line -> line.startsWith("| ") && !line.startsWith("| word "))
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> new Entry(
                        section[0],
                        cells[0].substring(2),
                        cells[1],
                        cells[2].replace("`", ""),
                        cells[3].substring(0, cells[3].length() - 2)))
                .toList();
    }

    @Test
    void each_word_stands_once_and_can_be_found_by_the_alphabet() throws IOException {
        List<Entry> entries = entries();

        assertThat(entries).hasSizeGreaterThan(40);
        assertThat(entries.stream().map(Entry::word).flatMap(word -> Stream.of(word.split(", "))))
                .doesNotHaveDuplicates();
        entries.stream()
                .collect(Collectors.groupingBy(Entry::section))
                .values()
                .forEach(section -> assertThat(section)
                        .extracting(entry -> entry.word().toLowerCase(Locale.ROOT))
                        .isSorted());
    }

    @Test
    void each_word_is_explained_and_has_a_source() throws IOException {
        assertThat(entries()).allSatisfy(entry -> {
            assertThat(entry.meaning()).isNotBlank();
            assertThat(entry.source()).isNotBlank();
        });
    }

    @Test
    void each_class_exists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(entries()).extracting(Entry::type).isSubsetOf(classes);
    }
}
