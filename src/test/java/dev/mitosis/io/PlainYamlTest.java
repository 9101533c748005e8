package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainYamlTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1/b: *x            | 2 | an alias (*)",
                "a: &x 1               | 1 | an anchor (&)",
                "a: &x [1]             | 1 | an anchor (&)",
                "a: &x {b: 1}          | 1 | an anchor (&)",
                "a: 1/b: !!str 2       | 2 | a tag (!)",
                "a: !!set {b}          | 1 | a tag (!)",
                "a: !x [1]             | 1 | a tag (!)",
                "a: 1/---/b: 1         | 2 | a second document",
                "a: [1                 | 2 | expected"
            })
    void what_is_not_plain_is_named_with_its_line(String text, int line, String reason) {
        PlainYaml.Flaw flaw = PlainYaml.flaw(text.replace('/', '\n') + "\n").orElseThrow();

        assertThat(flaw.reason()).startsWith(reason);
        assertThat(flaw.line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a: '*x'", "a: '&x'", "a: \"!!str\"", "---/a: 1", "a: [1, {b: c}]", "# nothing"})
    void what_only_looks_like_it_is_plain(String text) {
        assertThat(PlainYaml.flaw(text.replace('/', '\n'))).isEmpty();
    }

    @Test
    void nesting_has_a_bound() {
        assertThat(PlainYaml.flaw(nested(Bounds.YAML_NESTING))).isEmpty();
        assertThat(PlainYaml.flaw(nested(Bounds.YAML_NESTING + 1))).isNotEqualTo(Optional.empty());
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
