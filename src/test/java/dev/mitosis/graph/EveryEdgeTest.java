package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws every kind of dependency on its own, from a record that holds nothing else, and asserts its evidence. */
class EveryEdgeTest {
    private static final GraphBuilder BUILDER = new GraphBuilder();
    private static final int AREAS = 39;
    private static final Pattern END = Pattern.compile("self|external:\\S+|AWS::[A-Za-z0-9:]+ \\S+");
    private static final Pattern EDGE = Pattern.compile("(" + END + ") ([a-z-]+) (" + END + ")");

    /** One line of the table. */
    record Line(String area, String record, String content, Map<String, String> with, String edge, String pointer) {
        static Line of(TsvTable.TsvRow row) {
            String[] parts = row.cell(2).split(" with ", 2);
            Map<String, String> with = new LinkedHashMap<>();
            if (parts.length == 2) {
                int brace = parts[1].indexOf('{');
                with.put(parts[1].substring(0, brace).strip(), parts[1].substring(brace));
            }
            return new Line(row.cell(0), row.cell(1), parts[0], with, row.cell(3), row.cell(4));
        }

        @Override
        public String toString() {
            return area + ": " + record + ": " + edge + " at " + pointer;
        }
    }

    static Stream<Line> lines() {
        return TsvTable.load(EveryEdgeTest.class, "edges.tsv", 5).stream().map(Line::of);
    }

    @Test
    void the_table_holds_every_area() {
        assertThat(new TreeSet<>(lines().map(line -> Integer.valueOf(line.area().substring(0, 2)))
                        .toList()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, AREAS).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void the_edge_is_drawn_with_its_evidence(Line line) {
        AccountBuilder account = new AccountBuilder("123456789012");
        line.with().forEach((name, content) -> RecordText.add(account, name, content));
        RecordText.add(account, line.record(), line.content());
        Matcher edge = EDGE.matcher(line.edge());
        assertThat(edge.matches()).as(line.edge()).isTrue();

        List<Edge> drawn = BUILDER.build(new GraphRequest(account.snapshot(), Map.of()))
                .document()
                .edges();

        assertThat(drawn)
                .filteredOn(e -> e.from().equals(end(account, line, edge.group(1)))
                        && e.to().equals(end(account, line, edge.group(3)))
                        && e.kind().label().equals(edge.group(2)))
                .as("%s among %s", line, drawn)
                .singleElement()
                .satisfies(e -> assertThat(e.evidence())
                        .anySatisfy(evidence -> assertThat(evidence)
                                .extracting(Evidence::resource, Evidence::pointer)
                                .containsExactly(end(account, line, "self"), line.pointer())));
    }

    private static String end(AccountBuilder account, Line line, String text) {
        if (text.startsWith("external:")) {
            return text;
        }
        String[] typeAndName = (text.equals("self") ? line.record() : text).split(" ", 2);
        return account.arn(typeAndName[0], typeAndName[1]);
    }
}
