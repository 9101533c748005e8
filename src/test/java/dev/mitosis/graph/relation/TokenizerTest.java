package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    /** The tokens of a text in the order in which they are tried, with their forms; some name something. */
    private static List<String> tokens(String text, String... named) {
        List<String> tried = new ArrayList<>();
        Set<String> known = Set.of(named);
        Tokenizer.scan(text, (token, form) -> {
            tried.add((form == TokenForm.WORD ? "" : form.name().toLowerCase(java.util.Locale.ROOT) + " ") + token);
            return known.contains(token);
        });
        return tried;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ab | ab",
                "a | ",
                "ab cd | ab;cd",
                "ab,cd;ef=gh | ab;cd;ef;gh",
                "ab a cd | ab;cd",
                "(ab) | ab",
                "ab. | ab",
                "ab:/. | ab",
                "a. | ",
                "arn:aws:s3:::b | arn arn:aws:s3:::b",
                "x=arn:aws:s3:::b, | arn arn:aws:s3:::b",
                "to/arn:aws:s3:::b/ | arn arn:aws:s3:::b",
                "arn:a:b/arn:c:d/x | arn arn:c:d/x",
                "s3://files/in | s3://files/in;bucket files",
                "s3a://files | s3a://files;bucket files",
                "s3n://files/ | s3n://files;bucket files",
                "https://s3.eu-west-1.amazonaws.com/files/in/x | https://s3.eu-west-1.amazonaws.com/files/in/x;bucket files",
                "https://s3.amazonaws.com/files | https://s3.amazonaws.com/files;bucket files",
                "https://api.example | https://api.example;host api.example",
                "https://api.example:8443 | https://api.example:8443;host api.example",
                "https://me@api.example | https://me@api.example;host api.example",
                "jdbc://h.example/db | jdbc://h.example/db;db;host h.example",
                "https://h.example/a1/b2 | https://h.example/a1/b2;a1/b2;h.example/a1;host h.example;b2",
                "a1/b2 | a1/b2;a1;b2",
                "a1/b2/c3 | a1/b2/c3;a1/b2;a1;b2;c3",
                "a1:b2@c3 | a1:b2@c3;a1:b2;a1;b2;c3",
                "a/b2 | a/b2;b2",
                "a1/b | a1/b;a1",
                "ab/c/de | ab/c/de;ab/c;ab;de"
            })
    void a_text_falls_into_whole_tokens_the_longest_first(String text, String expected) {
        assertThat(tokens(text)).containsExactly(expected == null ? new String[0] : expected.split(";"));
    }

    @Test
    void what_names_something_is_not_taken_apart() {
        assertThat(tokens("a1/b2/c3", "a1/b2/c3")).containsExactly("a1/b2/c3");
        assertThat(tokens("a1/b2/c3", "a1/b2")).containsExactly("a1/b2/c3", "a1/b2");
        assertThat(tokens("https://h.example/a1/b2", "a1/b2")).containsExactly("https://h.example/a1/b2", "a1/b2");
        assertThat(tokens("https://h.example/a1/b2", "h.example/a1"))
                .containsExactly("https://h.example/a1/b2", "a1/b2", "h.example/a1");
        assertThat(tokens("ab cd", "ab")).containsExactly("ab", "cd");
    }
}
