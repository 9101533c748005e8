package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.sns.SnsClient;

/** Topics and their subscriptions. */
final class Sns {
    private Sns() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("sns", SnsClient.class, SnsClient::builder)
                .type("AWS::SNS::Topic", "ListTopics", "Topics")
                .probe()
                .arn("{TopicArn}")
                .detail("GetTopicAttributes", "TopicArn={TopicArn}")
                .and()
                .detail("GetDataProtectionPolicy", "ResourceArn={TopicArn}")
                .and()
                .detail("ListTagsForResource", "ResourceArn={TopicArn}")
                .forTags()
                .and()
                .type("AWS::SNS::Subscription", "ListSubscriptions", "Subscriptions")
                .arn("{SubscriptionArn}")
                .except("{SubscriptionArn}", "PendingConfirmation|Deleted")
                .detail("GetSubscriptionAttributes", "SubscriptionArn={SubscriptionArn}")
                .and()
                .type("AWS::SNS::PlatformApplication", "ListPlatformApplications", "PlatformApplications")
                .arn("{PlatformApplicationArn}")
                .drop("/Attributes/PlatformCredential", "/Attributes/PlatformPrincipal")
                .end();
    }
}
