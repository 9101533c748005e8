package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * No client packs what it sends, so that the guard reads from the request what it asks for. Which operations are packed
 * above some size, each version of the SDK says anew.
 */
class UnpackedRequestTest {
    /** As many as one request may hold; above ten kilobytes the SDK packs where it may. */
    private static final int QUERIES = 500;

    private RecordingServer aws;
    private AwsClients clients;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = RecordingServer.refusing();
        clients = AwsClients.open(
                TestSettings.defaults().withEndpoint(aws.endpoint()), Set.of("cloudwatch:GetMetricData"));
    }

    @AfterEach
    void stop() {
        clients.close();
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private CloudWatchClient cloudWatch() {
        return clients.client("cloudwatch", CloudWatchClient::builder, "eu-west-1");
    }

    @Test
    void clients_are_told_not_to_pack() {
        assertThat(cloudWatch()
                        .serviceClientConfiguration()
                        .overrideConfiguration()
                        .compressionConfiguration())
                .hasValueSatisfying(packing ->
                        assertThat(packing.requestCompressionEnabled()).isFalse());
    }

    @Test
    void a_large_question_arrives_unpacked() {
        List<MetricDataQuery> queries = IntStream.range(0, QUERIES)
                .mapToObj(number -> MetricDataQuery.builder()
                        .id("q" + number)
                        .expression("SEARCH('a metric of some length', 'Sum')")
                        .build())
                .toList();

        assertThatThrownBy(() -> cloudWatch().getMetricData(request -> request.metricDataQueries(queries)))
                .isInstanceOf(CloudWatchException.class);

        assertThat(aws.arrived()).containsExactly("POST /");
        assertThat(aws.bodies()).singleElement().asString().contains("Action=GetMetricData", "q" + (QUERIES - 1));
    }
}
