package dev.mitosis.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code benchmarks/partition/ablations.tsv} takes out what is there. */
class AblationsTest {
    @Test
    void each_text_that_is_taken_out_stands_once_in_its_file() throws IOException {
        assertThat(Ablation.rows()).hasSizeGreaterThan(50).allSatisfy(row -> {
            String source = Files.readString(Ablation.SOURCES.resolve(row.file()));
            assertThat(source.split(Pattern.quote(row.text()), -1))
                    .as(row.mechanism())
                    .hasSize(2);
            assertThat(row.instead()).isNotEqualTo(row.text());
        });
    }
}
