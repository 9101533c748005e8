package dev.mitosis.scan.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final JsonNode ITEM = JsonNodeFactory.instance
            .objectNode()
            .put("Id", "/hostedzone/Z1")
            .put("Name", "/a/b")
            .set("Endpoint", JsonNodeFactory.instance.objectNode().put("Address", "db.example"));
    private static final JsonNode PARENT = JsonNodeFactory.instance.objectNode().put("arn", "arn:parent");

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "instance/{Endpoint/Address}, instance/db.example",
        "{@parent/arn}:x, arn:parent:x",
        "{@region}, eu-west-1",
        "{Missing|Endpoint/Address}, db.example",
        "{Missing|'fallback'}, fallback",
        "{Id#tail}, Z1",
        "parameter/{Name#path}, parameter/a/b",
        "apikeys/{Endpoint/Address#digest}, apikeys/b1bfbb98b4f7",
    })
    void places_are_filled(String template, String filled) {
        assertThat(Template.of(template).fill(scope())).contains(filled);
    }

    @Test
    void a_place_without_a_value_leaves_the_whole_empty() {
        assertThat(Template.of("x/{Missing}").fill(scope())).isEmpty();
    }

    @Test
    void a_listed_name_is_reached_as_the_item() {
        Template.Scope scope = new Template.Scope(JsonNodeFactory.instance.textNode("orders"), PARENT, Map.of());

        assertThat(Template.of("{@item}").fill(scope)).contains("orders");
    }

    @Test
    void an_unclosed_brace_is_an_error() {
        assertThatThrownBy(() -> Template.of("a{b")).hasMessageContaining("a{b");
    }

    private static Template.Scope scope() {
        return new Template.Scope(ITEM, PARENT, Map.of("region", "eu-west-1"));
    }
}
