package dev.mitosis.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;

class SdkJsonTest {
    @Test
    void members_are_called_as_in_the_api_and_absent_ones_left_out() {
        DescribeInstancesResponse answer = DescribeInstancesResponse.builder()
                .reservations(Reservation.builder()
                        .instances(Instance.builder()
                                .instanceId("i-1")
                                .launchTime(Instant.parse("2026-01-02T03:04:05Z"))
                                .ebsOptimized(false)
                                .build())
                        .build())
                .build();

        assertThat(SdkJson.toJson(answer).toString())
                .isEqualTo("{\"Reservations\":[{\"Instances\":[{\"EbsOptimized\":false,\"InstanceId\":\"i-1\","
                        + "\"LaunchTime\":\"2026-01-02T03:04:05Z\"}]}]}");
    }

    @Test
    void lists_that_are_present_but_empty_stay() {
        assertThat(SdkJson.toJson(DescribeInstancesResponse.builder()
                                .reservations(List.of())
                                .build())
                        .toString())
                .isEqualTo("{\"Reservations\":[]}");
    }

    @Test
    void map_keys_are_sorted_and_blobs_are_base64() {
        GetQueueAttributesResponse answer = GetQueueAttributesResponse.builder()
                .attributesWithStrings(Map.of("b", "2", "a", "1", "c", "3"))
                .build();
        AttributeValue value =
                AttributeValue.builder().b(SdkBytes.fromUtf8String("hi")).build();

        assertThat(SdkJson.toJson(answer).toString())
                .isEqualTo("{\"Attributes\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}}");
        assertThat(SdkJson.toJson(value).toString()).isEqualTo("{\"B\":\"aGk=\"}");
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                1,
                10000,
                0.1,
                1e10,
                1.5e300,
                4.9e-324,
                -273.15,
                1.0 / 3,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY
            })
    void a_number_is_written_in_the_form_in_which_it_is_read_again(double threshold) throws IOException {
        JsonNode fresh = SdkJson.toJson(
                MetricAlarm.builder().threshold(threshold).evaluationPeriods(10).build());

        JsonNode read = Json.mapper().readTree(Json.line(fresh));

        assertThat(Json.line(read)).isEqualTo(Json.line(fresh));
        assertThat(read.path("Threshold").asDouble()).isEqualTo(Double.valueOf(threshold));
    }
}
