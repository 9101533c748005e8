package dev.mitosis.scan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPathTest {
    private static final JsonNode ANSWER =
            json("{'Groups':[{'Hosts':[1,2],'Name':'n'},{'Hosts':[3]},{'Hosts':null}],'One':{'Id':4}}");

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Groups/Hosts | [1, 2, 3]",
                "Groups/Name | [\"n\"]",
                "One/Id | [4]",
                "One | [{\"Id\":4}]",
                "Groups/*/Name | []",
                "None/Id | []"
            })
    void lists_are_gone_through_without_a_step(String path, String expected) {
        assertThat(AnswerPath.of(path).values(ANSWER)).hasToString(expected);
    }

    @Test
    void the_empty_path_is_the_answer() {
        assertThat(AnswerPath.of("").values(ANSWER)).containsExactly(ANSWER);
    }

    @Test
    void what_holds_the_last_step_is_made() {
        ObjectNode answer = Json.mapper().createObjectNode();
        AnswerPath path = AnswerPath.of("Result/Items");
        path.holder(answer).put(path.last(), 1);
        assertThat(path.values(answer)).hasToString("[1]");
        assertThat(answer).hasToString("{\"Result\":{\"Items\":1}}");
    }
}
