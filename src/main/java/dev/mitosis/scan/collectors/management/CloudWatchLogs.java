package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Log groups with their filters. */
final class CloudWatchLogs {
    private CloudWatchLogs() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("logs", CloudWatchLogsClient.class, CloudWatchLogsClient::builder)
                .type("AWS::Logs::LogGroup", "DescribeLogGroups", "logGroups", "limit=50")
                .probe()
                .arn("log-group:{logGroupName}")
                .id("{logGroupName}")
                .detail("DescribeSubscriptionFilters", "logGroupName={logGroupName}")
                .and()
                .detail("DescribeMetricFilters")
                .joined("{logGroupName}", "metricFilters", "logGroupName")
                .and()
                .detail("GetDataProtectionPolicy", "logGroupIdentifier={logGroupName}")
                .when("{dataProtectionStatus}")
                .unless("{dataProtectionStatus}", "DELETED")
                .keep("policyDocument")
                .and()
                .detail(
                        "ListTagsForResource",
                        "resourceArn=arn:{@partition}:logs:{@region}:{@account}:log-group:{logGroupName}")
                .forTags()
                .and()
                .type("AWS::Logs::Destination", "DescribeDestinations", "destinations")
                .arn("{arn}")
                .name("{destinationName}")
                .type("AWS::Logs::ResourcePolicy", "DescribeResourcePolicies", "resourcePolicies")
                .arn("resource-policy:{policyName}")
                .name("{policyName}")
                .end();
    }
}
