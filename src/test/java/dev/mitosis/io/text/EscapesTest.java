package dev.mitosis.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class EscapesTest {
    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u2029", "\u0085", "\n", "\r", "\u009b", "\u202e", "\u0000", "\uFEFF", "\u3164"})
    void no_character_ends_a_comment_or_hides(String character) {
        String line = "# db0" + OneLine.of(character) + "keepProductionInPlace: false";
        assertThat(new Yaml().<Object>load(line)).isNull();
        assertThat(line).doesNotContain(character);
    }

    @Test
    void a_name_is_read_back_as_it_was() {
        String name = "a\"\\: {b}\u2028\u0085\u0000\uD83D\uDE00'\t";
        assertThat(new Yaml().<Object>load(Escapes.yaml(name))).isEqualTo(name);
    }

    @Test
    void text_that_can_be_seen_stays_as_it_is_and_long_text_is_cut() {
        assertThat(OneLine.of("Gr\u00FC\u00DFe, \u5E97 \uD83D\uDE00"))
                .isEqualTo("Gr\u00FC\u00DFe, \u5E97 \uD83D\uDE00");
        assertThat(OneLine.of("a".repeat(40_000), 10)).isEqualTo("aaaaaaaaa\u2026");
        assertThat(OneLine.of("abc\uD83D\uDE00def", 5)).isEqualTo("abc\u2026");
    }
}
