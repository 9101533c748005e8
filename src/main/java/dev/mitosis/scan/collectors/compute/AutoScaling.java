package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Auto Scaling groups. */
final class AutoScaling {
    private AutoScaling() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("autoscaling", AutoScalingClient.class, AutoScalingClient::builder)
                .type(
                        "AWS::AutoScaling::AutoScalingGroup",
                        "DescribeAutoScalingGroups",
                        "AutoScalingGroups",
                        "MaxRecords=100")
                .arn("{AutoScalingGroupARN}")
                .name("{AutoScalingGroupName}")
                .id("{AutoScalingGroupName}")
                .detail("DescribePolicies")
                .joined("{AutoScalingGroupName}", "ScalingPolicies", "AutoScalingGroupName")
                .and()
                .detail("DescribeLifecycleHooks", "AutoScalingGroupName={AutoScalingGroupName}")
                .and()
                .detail("DescribeNotificationConfigurations")
                .joined("{AutoScalingGroupName}", "NotificationConfigurations", "AutoScalingGroupName")
                .and()
                .detail("DescribeScheduledActions", "MaxRecords=100")
                .joined("{AutoScalingGroupName}", "ScheduledUpdateGroupActions", "AutoScalingGroupName")
                .and()
                .type("AWS::AutoScaling::LaunchConfiguration", "DescribeLaunchConfigurations", "LaunchConfigurations")
                .arn("{LaunchConfigurationARN}")
                .name("{LaunchConfigurationName}")
                .id("{LaunchConfigurationName}")
                .end();
    }
}
