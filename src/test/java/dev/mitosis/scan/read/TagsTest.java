package dev.mitosis.scan.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Tags\":[{\"Key\":\"app\",\"Value\":\"shop\"}]}",
                "{\"TagSet\":[{\"Key\":\"app\",\"Value\":\"shop\"}]}",
                "{\"TagList\":[{\"Key\":\"app\",\"Value\":\"shop\"}]}",
                "{\"tags\":[{\"key\":\"app\",\"value\":\"shop\"}]}",
                "{\"Tags\":[{\"TagKey\":\"app\",\"TagValue\":\"shop\"}]}",
                "{\"tags\":{\"app\":\"shop\"}}",
                "{\"Tags\":{\"Items\":[{\"Key\":\"app\",\"Value\":\"shop\"}]}}",
            })
    void every_shape_in_which_the_services_write_tags_is_read(String item) throws JsonProcessingException {
        assertThat(Tags.within(Json.mapper().readTree(item))).isEqualTo(Map.of("app", "shop"));
    }

    @Test
    void a_tag_may_be_called_as_cloudfront_calls_its_list() throws JsonProcessingException {
        assertThat(Tags.within(Json.mapper().readTree("{\"tags\":{\"Items\":\"shop\"}}")))
                .isEqualTo(Map.of("Items", "shop"));
    }
}
