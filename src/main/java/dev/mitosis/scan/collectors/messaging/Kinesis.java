package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Data streams and their registered consumers. */
final class Kinesis {
    private Kinesis() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("kinesis", KinesisClient.class, KinesisClient::builder)
                .type("AWS::Kinesis::Stream", "ListStreams", "StreamNames", "Limit=1000")
                .describeEach("DescribeStreamSummary", "StreamDescriptionSummary", "StreamName={@item}")
                .arn("{StreamARN}")
                .id("{StreamName}")
                .detail("GetResourcePolicy", "ResourceARN={StreamARN}")
                .keep("Policy")
                .detail("ListTagsForStream", "StreamName={StreamName}")
                .forTags()
                .and()
                .type("AWS::Kinesis::StreamConsumer", "ListStreamConsumers", "Consumers", "StreamARN={StreamARN}")
                .per("AWS::Kinesis::Stream")
                .arn("{ConsumerARN}")
                .name("{@parent/StreamName}/{ConsumerName}")
                .detail("DescribeStreamConsumer", "ConsumerARN={ConsumerARN}")
                .and()
                .end();
    }
}
