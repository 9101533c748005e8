package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-03-04T10:00:00Z",
                "2021-03-04T10:00:00.123Z",
                "2021-03-04T10:00:00.000+0000",
                "1614852000",
                "1614852000123",
                "1614852000.5"
            })
    void every_form_in_which_services_say_it_is_read(String text) {
        assertThat(Moments.seconds(text))
                .hasValue(Instant.parse("2021-03-04T10:00:00Z").getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "12", "2021-03-04"})
    void what_is_no_moment_says_nothing(String text) {
        assertThat(Moments.seconds(text)).isEmpty();
    }

    @Test
    void a_record_has_the_moments_of_its_type_each_once() {
        Resource stack = new Resource(
                "arn",
                "AWS::CloudFormation::Stack",
                "eu-west-1",
                "1",
                "id",
                "name",
                Map.of(),
                Json.mapper()
                        .createObjectNode()
                        .put("CreationTime", "2021-03-04T10:00:00Z")
                        .put("LastUpdatedTime", "2021-03-04T10:00:00Z")
                        .put("LastModified", "2022-03-04T10:00:00Z"));

        assertThat(new Moments().of(stack))
                .isEqualTo(List.of(Instant.parse("2021-03-04T10:00:00Z").getEpochSecond()));
    }
}
