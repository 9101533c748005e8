package dev.mitosis.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.method.Method.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    @ParameterizedTest(name = "{0} for {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{path: /Engine, equals: mysql}          | {\"Engine\":\"MySQL\"}       | true",
                "{path: /Engine, equals: mysql}          | {\"Engine\":\"mysql8\"}      | false",
                "{path: /Engine, equals: mysql}          | {}                           | false",
                "{path: /Encrypted, equals: 'true'}      | {\"Encrypted\":true}         | true",
                "{path: /Engine, startsWith: aurora}     | {\"Engine\":\"aurora-mysql\"} | true",
                "{path: /Engine, startsWith: aurora}     | {\"Engine\":\"my-aurora\"}   | false",
                "{path: /Key, present: true}             | {\"Key\":\"k\"}              | true",
                "{path: /Key, present: true}             | {\"Key\":{}}                 | false",
                "{path: /Key, present: true}             | {\"Key\":\"\"}               | false",
                "{path: /Key, present: true}             | {\"Key\":null}               | false",
                "{path: /Key, present: true}             | {}                           | false",
                "{path: /Key, present: false}            | {}                           | true",
                "{path: /Key, present: false}            | {\"Key\":null}               | true",
                "{path: /Key, present: false}            | {\"Key\":\"k\"}              | false"
            })
    void a_condition_looks_at_the_resource(String condition, String data, boolean holds)
            throws JsonProcessingException {
        assertThat(condition(condition).holds(json(data))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"A\":1,\"B\":1} | true",
                "{\"A\":1}         | false",
                "{\"B\":1}         | false",
                "{}                | false"
            })
    void a_way_applies_where_all_its_conditions_hold(String data, boolean applies) throws JsonProcessingException {
        Method method = Json.yaml().readValue("""
                id: way
                noun: {one: queue, many: queues}
                disposition: recreate
                phase: data
                mechanism: x
                why: x
                rollback: {grade: easy, text: x}
                when: [{path: /A, equals: 1}, {path: /B, equals: 1}]
                sources: [inference]
                """, Method.class);

        assertThat(method.applies(json(data))).isEqualTo(applies);
    }

    private static Condition condition(String yaml) throws JsonProcessingException {
        return Json.yaml().readValue(yaml, Condition.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }
}
