package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.shield.ShieldClient;

/** The subscription against floods and what it protects. */
final class Shield {
    private static final String SUBSCRIPTION = "AWS::Shield::Subscription";

    private Shield() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("shield", ShieldClient.class, ShieldClient::builder)
                .type(SUBSCRIPTION, "DescribeSubscription", "Subscription")
                .noneOn("ResourceNotFoundException")
                .arn("subscription")
                .name("Shield Advanced")
                .type("AWS::Shield::Protection", "ListProtections", "Protections")
                .given(SUBSCRIPTION)
                .arn("{ProtectionArn}")
                .id("{Id}")
                .name("{Name}")
                .detail("ListTagsForResource", "ResourceARN={ProtectionArn}")
                .forTags()
                .and()
                .type("AWS::Shield::ProtectionGroup", "ListProtectionGroups", "ProtectionGroups")
                .given(SUBSCRIPTION)
                .arn("{ProtectionGroupArn}")
                .id("{ProtectionGroupId}")
                .type("AWS::Shield::DRTAccess", "DescribeDRTAccess", "")
                .given(SUBSCRIPTION)
                .arn("drt-access")
                .when("{RoleArn}")
                .end();
    }
}
