package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues. */
final class Sqs {
    private Sqs() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("sqs", SqsClient.class, SqsClient::builder)
                .type("AWS::SQS::Queue", "ListQueues", "QueueUrls", "MaxResults=1000")
                .probe()
                .describeEach("GetQueueAttributes", "", "QueueUrl={@item}", "AttributeNames=[All]")
                .arn("{Attributes/QueueArn}")
                .name("{@tail}")
                .id("{QueueUrl}")
                .detail("ListQueueTags", "QueueUrl={QueueUrl}")
                .forTags()
                .and()
                .end();
    }
}
