package dev.mitosis.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String HOSTILE = "a\u001b[2J\u009b1m\u202Eb\r\u2028c";

    private static String printed(Consumer<Terminal> body) {
        StringWriter raw = new StringWriter();
        Terminal terminal = Terminal.flushed(new PrintWriter(raw));
        body.accept(terminal);
        terminal.flush();
        return raw.toString();
    }

    @Test
    void a_line_stays_a_line_and_nothing_in_it_acts() {
        assertThat(printed(out -> out.println(HOSTILE + "\nfake")))
                .isEqualTo("a\\u{1B}[2J\\u{9B}1m\\u{202E}b\\r\\u{2028}c\\nfake" + System.lineSeparator());
    }

    @Test
    void a_document_keeps_its_lines_and_nothing_in_it_acts() {
        assertThat(printed(out -> out.print("x\t" + HOSTILE + "\ny\n")))
                .isEqualTo("x\ta\\u{1B}[2J\\u{9B}1m\\u{202E}b\\r\\u{2028}c\ny\n");
    }

    @Test
    void the_line_ends_of_csv_stay_and_a_lone_carriage_return_does_not() {
        assertThat(printed(out -> out.print("a,b\r\nc\rd,e\r\n"))).isEqualTo("a,b\r\nc\\rd,e\r\n");
    }

    @Test
    void a_stack_trace_keeps_its_form() {
        String trace = printed(new IllegalStateException(HOSTILE + "\nfake")::printStackTrace);
        assertThat(trace)
                .startsWith("java.lang.IllegalStateException: a\\u{1B}[2J")
                .contains("\tat dev.mitosis.cli");
        assertThat(trace.lines()).noneMatch(line -> line.startsWith("fake"));
    }

    @Test
    void json_is_the_same_json() throws Exception {
        String document = Json.pretty(Map.of("a", HOSTILE));
        String shown = printed(out -> out.json(document));
        assertThat(shown.codePoints().filter(c -> c != '\n')).noneMatch(c -> c < 0x20 || c > 0x7e);
        assertThat(Json.mapper().readTree(shown)).isEqualTo(Json.mapper().readTree(document));
    }

    @Test
    void our_own_emphasis_passes() {
        assertThat(printed(out -> new Style(out, true).bold("a\u001b[0mb")))
                .isEqualTo("\u001b[1ma\\u{1B}[0mb\u001b[0m");
    }
}
