package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingTest {
    @ParameterizedTest
    @CsvSource({
        "'', 11, 1",
        "one, 11, 1",
        "one two thr, 11, 2",
        "one two, 11, 1",
        "aaaaaaaaaaaaaaaaaaaaaaaaa, 11, 3",
        "x aaaaaaaaaaaaaaaaaaaaaaaaa y, 11, 4",
    })
    void words_are_kept_whole_where_they_fit(String text, int width, int lines) {
        assertThat(Wrapping.lines(text, width)).isEqualTo(lines);
    }
}
