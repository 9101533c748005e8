package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of queues, topics, streams and workflows. */
public final class MessagingCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Sqs.spec(),
            Sns.spec(),
            EventBridge.spec(),
            StepFunctions.spec(),
            Kinesis.spec(),
            Firehose.spec(),
            KinesisAnalytics.spec(),
            Kafka.spec(),
            Mq.spec(),
            Mwaa.spec(),
            Pipes.spec(),
            Scheduler.spec(),
            Ses.sending(),
            Ses.receiving(),
            Pinpoint.spec());

    private MessagingCollectors() {}
}
