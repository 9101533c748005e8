package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Alarms, dashboards, and where metrics go. */
final class CloudWatch {
    private CloudWatch() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("cloudwatch", CloudWatchClient.class, CloudWatchClient::builder)
                .type(
                        "AWS::CloudWatch::Alarm",
                        "DescribeAlarms",
                        "MetricAlarms",
                        "AlarmTypes=[MetricAlarm,CompositeAlarm]",
                        "MaxRecords=100")
                .arn("{AlarmArn}")
                .id("{AlarmName}")
                .detail("ListTagsForResource", "ResourceARN={AlarmArn}")
                .forTags()
                .and()
                .type(
                        "AWS::CloudWatch::CompositeAlarm",
                        "DescribeAlarms",
                        "CompositeAlarms",
                        "AlarmTypes=[MetricAlarm,CompositeAlarm]",
                        "MaxRecords=100")
                .arn("{AlarmArn}")
                .id("{AlarmName}")
                .detail("ListTagsForResource", "ResourceARN={AlarmArn}")
                .forTags()
                .and()
                .type("AWS::CloudWatch::Dashboard", "ListDashboards", "DashboardEntries")
                .arn("{DashboardArn}")
                .id("{DashboardName}")
                .detail("GetDashboard", "DashboardName={DashboardName}")
                .keep("DashboardBody")
                .and()
                .type("AWS::CloudWatch::MetricStream", "ListMetricStreams", "Entries")
                .given("AWS::KinesisFirehose::DeliveryStream")
                .describeEach("GetMetricStream", "", "Name={Name}")
                .arn("{Arn}")
                .id("{Name}")
                .type("AWS::CloudWatch::InsightRule", "DescribeInsightRules", "InsightRules")
                .given("AWS::Logs::LogGroup")
                .arn("insight-rule/{Name}")
                .id("{Name}")
                .except("{ManagedRule}", "true")
                .end();
    }
}
