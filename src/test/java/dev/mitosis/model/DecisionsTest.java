package dev.mitosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
    private static Edge edge(EdgeKind kind, String... texts) {
        List<Evidence> evidence = List.of(texts).stream()
                .map(text -> new Evidence("arn:a", "/x", text))
                .toList();
        return new Edge("arn:a", "arn:b", kind, Strength.EXACT, evidence);
    }

    private static Decisions decided(String yaml) {
        try {
            return Json.yaml().readValue(yaml, Decisions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{from: arn:a, to: arn:b}', true",
        "'{from: arn:a, to: arn:b, kind: reads}', true",
        "'{from: arn:a, to: arn:b, kind: writes}', false",
        "'{from: arn:b, to: arn:a}', false",
        "'{from: arn:a, to: arn:b, evidence: 0000000000000000}', false",
    })
    void what_people_know_not_to_be_used_is_not(String said, boolean unused) {
        assertThat(decided("unused: [" + said + "]").isUnused(edge(EdgeKind.READS, "t")))
                .isEqualTo(unused);
    }

    @ParameterizedTest
    @CsvSource({"READS, true", "INVOKES, true", "ATTACHED_TO, false", "CONTAINS, false", "TALKS_TO, false"})
    void only_a_use_that_may_be_cut_can_be_left_out_and_none_that_was_seen(EdgeKind kind, boolean unused) {
        assertThat(decided("unused: [{from: arn:a, to: arn:b}]").isUnused(edge(kind)))
                .isEqualTo(unused);
    }

    @Test
    void other_evidence_speaks_against_what_was_said_before() {
        Edge then = edge(EdgeKind.READS, "one", "two");
        Decisions said = decided("unused: [{from: arn:a, to: arn:b, evidence: '" + then.digest() + "'}]");

        assertThat(said.isUnused(edge(EdgeKind.READS, "two", "one"))).isTrue();
        assertThat(said.isUnused(edge(EdgeKind.READS, "one", "two", "three"))).isFalse();
    }

    @Test
    void what_is_said_again_holds_again() {
        Edge now = edge(EdgeKind.READS, "three");
        Decisions said = decided("unused: [{from: arn:a, to: arn:b, evidence: '0000000000000000'},"
                + " {from: arn:a, to: arn:b, evidence: '" + now.digest() + "'}]");

        assertThat(said.isUnused(now)).isTrue();
    }
}
