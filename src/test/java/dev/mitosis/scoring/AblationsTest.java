package dev.mitosis.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code benchmarks/partition/ablations.tsv} takes out what is there. */
class AblationsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/mitosis/partition");

    @Test
    void each_text_that_is_taken_out_stands_once_in_its_file() throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("benchmarks/partition/ablations.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();

        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            String source = Files.readString(SOURCES.resolve(row.get(1)));
            assertThat(source.split(java.util.regex.Pattern.quote(row.get(2)), -1))
                    .as(row.get(0))
                    .hasSize(2);
            assertThat(row.get(3)).isNotEqualTo(row.get(2));
        });
    }
}
