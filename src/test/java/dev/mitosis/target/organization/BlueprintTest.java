package dev.mitosis.target.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueprintTest {
    private static final Blueprint BLUEPRINT = new Blueprint(
            Map.of("regions", List.of("eu-west-1", "us-east-1"), "region", List.of("eu-west-1"), "none", List.of()));

    private static JsonNode fill(String yaml) throws IOException {
        return BLUEPRINT.fill(Json.yaml().readTree(yaml));
    }

    @Test
    void a_gap_in_a_text_is_a_word() throws IOException {
        assertThat(fill("{a: 'in {{region}}!'}").path("a").asText()).isEqualTo("in eu-west-1!");
    }

    @Test
    void an_element_that_is_a_gap_is_as_many_elements_as_there_are_values() throws IOException {
        assertThat(fill("['{{regions}}', x]")).hasToString("[\"eu-west-1\",\"us-east-1\",\"x\"]");
        assertThat(fill("['{{none}}']")).isEmpty();
    }

    @Test
    void a_member_for_each_region_is_there_once_for_each_and_means_it_inside() throws IOException {
        assertThat(fill("{'in-{{each}}': {to: {'{{each}}': '{{each}}'}}}"))
                .hasToString(
                        "{\"in-eu-west-1\":{\"to\":{\"eu-west-1\":\"eu-west-1\"}},\"in-us-east-1\":{\"to\":{\"us-east-1\":\"us-east-1\"}}}");
    }

    @Test
    void a_gap_without_a_value_is_an_error() {
        assertThatThrownBy(() -> BLUEPRINT.fill("{{other}}")).hasMessageContaining("{{other}}");
    }
}
