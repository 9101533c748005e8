package dev.mitosis.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void a_field_is_quoted_where_its_syntax_needs_it() {
        assertThat(Csv.text("plain text")).isEqualTo("plain text");
        assertThat(Csv.text("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.text("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    }

    @Test
    void the_end_of_a_line_is_quoted_whatever_it_is_made_of() {
        assertThat(Csv.text("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(Csv.text("a\rb")).isEqualTo("\"a\rb\"");
    }

    @Test
    void a_formula_gets_an_apostrophe_and_so_does_an_apostrophe() {
        for (String text : List.of("=1+1", "+1", "-1", "@a", " =1", "\uFF1D1", "\t1", "'a", "'=1")) {
            assertThat(Csv.text(text)).as(text).isEqualTo("'" + text);
        }
        assertThat(Csv.text("a=1")).isEqualTo("a=1");
        assertThat(Csv.text("it's")).isEqualTo("it's");
        assertThat(Csv.text("")).isEmpty();
    }

    @Test
    void a_line_ends_as_rfc_4180_says() {
        assertThat(Csv.line(List.of("a", Csv.text("b,c"), "-1"))).isEqualTo("a,\"b,c\",-1\r\n");
    }
}
