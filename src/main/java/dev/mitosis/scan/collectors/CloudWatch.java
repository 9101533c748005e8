package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Alarms and dashboards. */
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
                .end();
    }
}
