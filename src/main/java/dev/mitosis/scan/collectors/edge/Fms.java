package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.fms.FmsClient;

/** Firewall rules for a whole organization. */
final class Fms {
    private Fms() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("fms", FmsClient.class, FmsClient::builder)
                .type("AWS::FMS::Policy", "ListPolicies", "PolicyList")
                .describeEach("GetPolicy", "", "PolicyId={PolicyId}")
                .arn("{PolicyArn}")
                .name("{Policy/PolicyName}")
                .type("AWS::FMS::ResourceSet", "ListResourceSets", "ResourceSets")
                .given("AWS::FMS::Policy")
                .arn("resource-set/{Id}")
                .name("{Name}")
                .detail("GetResourceSet", "Identifier={Id}")
                .and()
                .type("AWS::FMS::NotificationChannel", "GetNotificationChannel", "")
                .given("AWS::FMS::Policy")
                .arn("notification-channel")
                .when("{SnsTopicArn}")
                .end();
    }
}
