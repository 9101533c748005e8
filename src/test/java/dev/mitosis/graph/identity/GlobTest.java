package dev.mitosis.graph.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "*, anything, true",
        "a, a, true",
        "a, ab, false",
        "ab, a, false",
        "a*, a, true",
        "a*, ba, false",
        "*a, ba, true",
        "*a, bab, false",
        "a*c, abc, true",
        "a*c, abcb, false",
        "a*b*c, axbxbxc, true",
        "a**, a, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a?, a, false",
        "*?, a, true",
        "*?, '', false",
        "*ab, aab, true",
        "a.c, abc, false"
    })
    void a_star_is_any_text_and_a_question_mark_one_character(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void what_stands_before_the_first_wildcard_is_literal() {
        assertThat(Glob.literalPrefix("ab*c?")).isEqualTo("ab");
        assertThat(Glob.literalPrefix("ab?c*")).isEqualTo("ab");
        assertThat(Glob.literalPrefix("abc")).isEqualTo("abc");
        assertThat(Glob.literalPrefix("*")).isEmpty();
    }

    @Test
    void a_text_with_a_wildcard_is_a_pattern() {
        assertThat(Glob.isPattern("*a")).isTrue();
        assertThat(Glob.isPattern("?")).isTrue();
        assertThat(Glob.isPattern("a")).isFalse();
    }
}
