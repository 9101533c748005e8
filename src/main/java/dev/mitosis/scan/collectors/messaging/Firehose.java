package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/** Delivery streams. */
final class Firehose {
    private Firehose() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("firehose", FirehoseClient.class, FirehoseClient::builder)
                .type(
                        "AWS::KinesisFirehose::DeliveryStream",
                        "ListDeliveryStreams",
                        "DeliveryStreamNames",
                        "Limit=10000")
                .describeEach("DescribeDeliveryStream", "DeliveryStreamDescription", "DeliveryStreamName={@item}")
                .arn("{DeliveryStreamARN}")
                .id("{DeliveryStreamName}")
                .detail("ListTagsForDeliveryStream", "DeliveryStreamName={DeliveryStreamName}")
                .forTags()
                .and()
                .drop("/Destinations/*/SplunkDestinationDescription/HECToken")
                .end();
    }
}
