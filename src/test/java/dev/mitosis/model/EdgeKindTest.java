package dev.mitosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind means for a move, as a table that a person reads. */
class EdgeKindTest {
    private static final String TABLE = """
            kind,          structure, orders creation, may be cut, stops without, use, hands on
            contains,      yes,       yes,             yes,        yes,           -,   -
            attached-to,   -,         yes,             -,          yes,           yes, -
            runs-as,       -,         yes,             -,          yes,           yes, -
            encrypts-with, -,         yes,             -,          yes,           yes, -
            may-connect,   -,         -,               yes,        -,             yes, -
            talks-to,      -,         -,               yes,        yes,           yes, -
            reads,         -,         yes,             yes,        yes,           yes, -
            writes,        -,         yes,             yes,        yes,           yes, -
            invokes,       -,         yes,             yes,        yes,           yes, yes
            triggers,      -,         -,               yes,        -,             -,   yes
            routes-to,     -,         yes,             yes,        yes,           yes, yes
            resolves-to,   -,         yes,             yes,        yes,           yes, yes
            deployed-by,   yes,       yes,             yes,        -,             -,   -
            managed-by,    yes,       yes,             yes,        -,             -,   -
            trusts,        -,         yes,             yes,        -,             -,   -
            logs-to,       -,         yes,             yes,        -,             yes, -
            references,    -,         yes,             yes,        yes,           yes, -
            """;

    private static EdgeKind kind(String label) {
        return Stream.of(EdgeKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = TABLE, useHeadersInDisplayName = true)
    void each_kind_means_what_the_table_says(
            String label, String structure, String order, String cut, String stops, String use, String handsOn) {
        EdgeKind kind = kind(label);

        assertThat(Stream.of(
                                kind.isStructure(),
                                kind.ordersCreation(),
                                kind.mayBeCut(),
                                kind.stopsWithout(),
                                kind.isUse(),
                                kind.handsOn())
                        .map(holds -> holds ? "yes" : "-"))
                .containsExactly(structure, order, cut, stops, use, handsOn);
    }

    @Test
    void the_table_has_a_row_for_each_kind() {
        assertThat(TABLE.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(
                        Stream.of(EdgeKind.values()).map(EdgeKind::label).toList());
    }

    @Test
    void every_kind_makes_a_sentence() {
        assertThat(EdgeKind.values())
                .extracting(EdgeKind::verb)
                .doesNotHaveDuplicates()
                .allMatch(verb -> verb.matches("[a-z ]+"));
        assertThat(EdgeKind.ATTACHED_TO.verb()).isEqualTo("is attached to");
    }
}
