package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    /** A document with each kind of component. */
    record Paper(String name, @Nullable String note, List<String> lines, int count, BigDecimal amount) {}

    @Test
    void maps_are_written_in_the_order_of_their_keys_and_records_in_that_of_their_components() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", new Paper("n", null, List.of("l"), 2, new BigDecimal("1.50")));

        assertThat(Json.line(map))
                .isEqualTo(
                        "{\"a\":{\"name\":\"n\",\"note\":null,\"lines\":[\"l\"],\"count\":2,\"amount\":1.50},\"b\":1}");
    }

    @Test
    void what_is_streamed_is_what_is_printed_and_ends_with_a_line() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(out, List.of(1, 2));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(Json.pretty(List.of(1, 2)))
                .endsWith("]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.10", "1E+3", "12345678901234567890.123456789", "-0.5", "100"})
    void a_number_keeps_its_form(String number) throws JsonProcessingException {
        JsonNode read = Json.mapper().readTree("[" + number + "]");

        assertThat(Json.line(read)).isEqualTo("[" + number + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"n\",\"note\":null,\"lines\":[],\"count\":1,\"amount\":1}",
                "{\"name\":\"n\",\"lines\":[],\"count\":1,\"amount\":1}",
                "{\"name\":\"n\",\"lines\":[],\"count\":1,\"amount\":1,\"newer\":true}"
            })
    void a_document_may_lack_what_may_be_null_and_hold_what_a_newer_version_adds(String text)
            throws JsonProcessingException {
        assertThat(Json.stored().readValue(text, Paper.class))
                .isEqualTo(new Paper("n", null, List.of(), 1, BigDecimal.ONE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a component is missing   | {\"lines\":[],\"count\":1,\"amount\":1}",
                "a component is null      | {\"name\":null,\"lines\":[],\"count\":1,\"amount\":1}",
                "a number is missing      | {\"name\":\"n\",\"lines\":[],\"amount\":1}",
                "a number is null         | {\"name\":\"n\",\"lines\":[],\"count\":null,\"amount\":1}",
                "a list is missing        | {\"name\":\"n\",\"count\":1,\"amount\":1}",
                "a list holds null        | {\"name\":\"n\",\"lines\":[null],\"count\":1,\"amount\":1}",
                "a name stands twice      | {\"name\":\"n\",\"name\":\"n\",\"lines\":[],\"count\":1,\"amount\":1}",
                "something follows        | {\"name\":\"n\",\"lines\":[],\"count\":1,\"amount\":1} {}",
                "half a count             | {\"name\":\"n\",\"lines\":[],\"count\":1.5,\"amount\":1}",
                "an amount of many zeros  | {\"name\":\"n\",\"lines\":[],\"count\":1,\"amount\":1e1001}"
            })
    void a_stored_document_that_breaks_what_its_record_promises_is_refused(String why, String text) {
        assertThatThrownBy(() -> Json.stored().readValue(text, Paper.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void amounts_may_have_as_many_zeros_as_the_bound_allows() throws JsonProcessingException {
        assertThat(Json.stored().readValue("1e1000", BigDecimal.class)).isEqualByComparingTo("1e1000");
    }

    @Test
    void nesting_has_a_bound() throws JsonProcessingException {
        String deepest = "[".repeat(Bounds.NESTING) + "]".repeat(Bounds.NESTING);

        assertThat(Json.mapper().readTree(deepest)).isNotNull();
        assertThatThrownBy(() -> Json.mapper().readTree("[" + deepest + "]")).hasMessageContaining("depth");
    }

    @Test
    void a_key_twice_and_a_null_in_a_list_are_errors_in_yaml() {
        assertThatThrownBy(() -> Json.yaml().readTree("a: 1\na: 2")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.yaml().readValue("name: n\nlines: [~]\ncount: 1\namount: 1", Paper.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
