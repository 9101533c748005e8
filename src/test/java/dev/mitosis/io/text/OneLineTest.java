package dev.mitosis.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
    private static final String UNSEEN = """
            what,                                    code point
            a control character,                     0007
            a line feed,                             000A
            a mark that turns the direction,         202E
            a zero-width joiner,                     200D
            half a character,                        D800
            a character of private use,              E000
            a private character beyond the plane,    10FFFD
            a line separator,                        2028
            a paragraph separator,                   2029
            a code point that is no character,       FFFE
            another of the higher planes,            1FFFF
            one of the thirty-two in the middle,     FDD0
            the last of these,                       FDEF
            a filler of Hangul,                      3164
            a half-wide filler,                      FFA0
            the combining grapheme joiner,           034F
            """;

    private static final String SEEN = """
            what,                     code point
            a letter,                 0061
            a space,                  0020
            an umlaut,                00FC
            a Chinese character,      4E2D
            a picture,                1F600
            before the thirty-two,    FDCF
            behind the thirty-two,    FDF0
            the replacement mark,     FFFD
            a letter of Hangul,       3163
            """;

    @ParameterizedTest
    @CsvSource(textBlock = UNSEEN, useHeadersInDisplayName = true)
    void what_cannot_be_seen_is_an_escape(String what, String hex) {
        int character = Integer.parseInt(hex, 16);

        assertThat(OneLine.unseen(character)).isTrue();
        assertThat(OneLine.of("a" + Character.toString(character) + "b"))
                .startsWith("a\\")
                .endsWith("b");
    }

    @ParameterizedTest
    @CsvSource(textBlock = SEEN, useHeadersInDisplayName = true)
    void what_can_be_seen_stays(String what, String hex) {
        String text = Character.toString(Integer.parseInt(hex, 16));

        assertThat(OneLine.of(text)).isEqualTo(text);
    }

    @Test
    void an_escape_tells_the_code_point() {
        assertThat(OneLine.of("\n\r\t\u0007\u202E")).isEqualTo("\\n\\r\\t\\u{07}\\u{202E}");
        assertThat(OneLine.json("\u0007\u202E\n")).isEqualTo("\\u0007\\u202e\n");
    }

    @Test
    void lines_and_tabs_stay_where_there_may_be_several() {
        assertThat(OneLine.ofEach("a\n\tb\u0007")).isEqualTo("a\n\tb\\u{07}");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab\u2026", "abcd, 1, \u2026", "'', 1, ''"})
    void what_is_longer_is_cut_with_an_ellipsis(String text, int most, String line) {
        assertThat(OneLine.of(text, most)).isEqualTo(line);
    }

    @Test
    void no_character_is_cut_in_half() {
        assertThat(OneLine.of("a\uD83D\uDE00bc", 3)).isEqualTo("a\u2026");
        assertThat(OneLine.whole("a\uD83D\uDE00", 2)).isEqualTo("a");
        assertThat(OneLine.whole("a\uD83D\uDE00", 3)).isEqualTo("a\uD83D\uDE00");
    }
}
