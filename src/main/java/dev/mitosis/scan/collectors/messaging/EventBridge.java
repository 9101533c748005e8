package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Event buses, rules and what they reach. */
final class EventBridge {
    private EventBridge() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("events", EventBridgeClient.class, EventBridgeClient::builder)
                .type("AWS::Events::EventBus", "ListEventBuses", "EventBuses")
                .probe("{Name}", "default")
                .arn("{Arn}")
                .name("{Name}")
                // That of every region is no resource of a template.
                .detail("DescribeEventBus", "Name={Name}")
                .unless("{Name}", "default")
                .keep("Description", "KmsKeyIdentifier", "DeadLetterConfig", "LogConfig")
                .detail("ListTagsForResource", "ResourceARN={Arn}")
                .forTags()
                .and()
                .type("AWS::Events::Rule", "ListRules", "Rules", "EventBusName={Name}")
                .per("AWS::Events::EventBus")
                .arn("{Arn}")
                .name("{Name}")
                .detail("ListTargetsByRule", "Rule={Name}", "EventBusName={EventBusName|@parent/Name}")
                .and()
                .detail("ListTagsForResource", "ResourceARN={Arn}")
                .forTags()
                .and()
                .type("AWS::Events::Archive", "ListArchives", "Archives")
                .arn("archive/{ArchiveName}")
                .name("{ArchiveName}")
                .detail("DescribeArchive", "ArchiveName={ArchiveName}")
                .keep("Description", "EventPattern", "KmsKeyIdentifier")
                .and()
                .type("AWS::Events::ApiDestination", "ListApiDestinations", "ApiDestinations")
                .arn("{ApiDestinationArn}")
                .name("{Name}")
                .detail("DescribeApiDestination", "Name={Name}")
                .keep("Description")
                .and()
                .type("AWS::Events::Connection", "ListConnections", "Connections")
                .arn("{ConnectionArn}")
                .name("{Name}")
                .detail("DescribeConnection", "Name={Name}")
                .keep(
                        "Description",
                        "InvocationConnectivityParameters",
                        "SecretArn",
                        "KmsKeyIdentifier",
                        "AuthParameters")
                .and()
                .end();
    }
}
