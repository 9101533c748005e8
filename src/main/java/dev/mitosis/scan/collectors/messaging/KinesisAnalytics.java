package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;

/** Stream processing applications. */
final class KinesisAnalytics {
    private KinesisAnalytics() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional(
                        "kinesisanalyticsv2", KinesisAnalyticsV2Client.class, KinesisAnalyticsV2Client::builder)
                .prefix("kinesisanalytics")
                .type("AWS::KinesisAnalyticsV2::Application", "ListApplications", "ApplicationSummaries", "Limit=50")
                .describeEach("DescribeApplication", "ApplicationDetail", "ApplicationName={ApplicationName}")
                .arn("{ApplicationARN}")
                .id("{ApplicationName}")
                .detail("ListTagsForResource", "ResourceARN={ApplicationARN}")
                .forTags()
                .and()
                .drop(
                        "/ApplicationConfigurationDescription/ApplicationCodeConfigurationDescription/CodeContentDescription/TextContent")
                .end();
    }
}
