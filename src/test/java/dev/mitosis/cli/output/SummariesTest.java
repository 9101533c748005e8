package dev.mitosis.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands on the screen below a result. */
class SummariesTest {
    @Test
    void findings_of_one_rule_are_one_line_and_the_severest_rule_is_the_first() {
        List<Finding> findings = List.of(
                finding("a", Severity.LOW, "a1"),
                finding("b", Severity.LOW, "b1"),
                finding("b", Severity.HIGH, "b2"),
                finding("c", Severity.MEDIUM, "c1"));

        assertThat(printed(out -> FindingsSummary.print(findings, "graph.json", out)))
                .containsExactly(
                        "",
                        "4 findings, the severest first:",
                        "  high  b2  (and 1 like it)",
                        "  medium  c1",
                        "  low  a1");
    }

    @Test
    void beyond_eight_kinds_the_file_is_named() {
        List<Finding> nine = IntStream.range(0, 9)
                .mapToObj(i -> finding("rule" + i, Severity.LOW, "text" + i))
                .toList();

        assertThat(printed(out -> FindingsSummary.print(nine.subList(0, 8), "graph.json", out)))
                .hasSize(10);
        assertThat(printed(out -> FindingsSummary.print(nine, "graph.json", out)))
                .hasSize(11)
                .last()
                .isEqualTo("  and 1 further kinds; all are in graph.json");
    }

    @Test
    void nothing_is_said_of_nothing() {
        assertThat(printed(out -> FindingsSummary.print(List.of(), "graph.json", out)))
                .isEmpty();
        assertThat(printed(out -> Holes.print(List.of(), out))).isEmpty();
    }

    @Test
    void equal_holes_are_one_line_with_their_regions_or_how_many_these_are() {
        List<Coverage> holes = new ArrayList<>();
        Stream.of("r1", "r2", "r3", "r4").forEach(region -> holes.add(hole("A", region, "AccessDenied")));
        Stream.of("r1", "r2", "r3", "r4", "r5", "r5").forEach(region -> holes.add(hole("B", region, "AccessDenied")));
        holes.add(hole("B", "r1", "Other"));

        assertThat(printed(out -> Holes.print(holes, out)))
                .containsExactly(
                        "",
                        "Not everything could be read:",
                        "status  type  operation  regions         reason",
                        "------  ----  ---------  --------------  ------------",
                        "denied  A     a:List     r1, r2, r3, r4  AccessDenied",
                        "denied  B     a:List     5 regions       AccessDenied",
                        "denied  B     a:List     r1              Other");
    }

    @Test
    void numbers_are_set_to_the_right_and_long_texts_are_cut() {
        TextTable table =
                new TextTable("name", "share").row("a", "9%").row("bb", "100%").row("x".repeat(91), "n/a");

        assertThat(printed(table::print))
                .satisfiesExactly(
                        header -> assertThat(header).isEqualTo("name" + " ".repeat(86) + "  share"),
                        rule -> assertThat(rule).isEqualTo("-".repeat(90) + "  -----"),
                        first -> assertThat(first).isEqualTo("a" + " ".repeat(89) + "     9%"),
                        second -> assertThat(second).isEqualTo("bb" + " ".repeat(88) + "   100%"),
                        third -> assertThat(third).isEqualTo("x".repeat(89) + "\u2026  n/a"));
    }

    @Test
    void what_a_terminal_would_obey_is_shown() {
        assertThat(printed(new TextTable("name").row("\u001B[2Ja")::print))
                .last()
                .isEqualTo("\\u{1B}[2Ja");
    }

    private static Finding finding(String rule, Severity severity, String text) {
        return new Finding(rule, severity, List.of(), text, "mend it");
    }

    private static Coverage hole(String type, String region, String reason) {
        return new Coverage("a", type, region, "a:List", CoverageStatus.DENIED, 0, reason);
    }

    private static List<String> printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        print.accept(out);
        out.flush();
        return text.toString().lines().toList();
    }
}
