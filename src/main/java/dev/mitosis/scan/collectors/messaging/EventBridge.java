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
                .type("AWS::Events::ApiDestination", "ListApiDestinations", "ApiDestinations")
                .arn("{ApiDestinationArn}")
                .name("{Name}")
                .type("AWS::Events::Connection", "ListConnections", "Connections")
                .arn("{ConnectionArn}")
                .name("{Name}")
                .end();
    }
}
