package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.apprunner.AppRunnerClient;

/** App Runner services and their surroundings. */
final class AppRunner {
    private AppRunner() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("apprunner", AppRunnerClient.class, AppRunnerClient::builder)
                .type("AWS::AppRunner::Service", "ListServices", "ServiceSummaryList")
                .describeEach("DescribeService", "Service", "ServiceArn={ServiceArn}")
                .arn("{ServiceArn}")
                .name("{ServiceName}")
                .detail("ListTagsForResource", "ResourceArn={ServiceArn}")
                .forTags()
                .and()
                .type("AWS::AppRunner::VpcConnector", "ListVpcConnectors", "VpcConnectors")
                .given("AWS::AppRunner::Service")
                .arn("{VpcConnectorArn}")
                .name("{VpcConnectorName}")
                .type(
                        "AWS::AppRunner::VpcIngressConnection",
                        "ListVpcIngressConnections",
                        "VpcIngressConnectionSummaryList")
                .given("AWS::AppRunner::Service")
                .describeEach(
                        "DescribeVpcIngressConnection",
                        "VpcIngressConnection",
                        "VpcIngressConnectionArn={VpcIngressConnectionArn}")
                .arn("{VpcIngressConnectionArn}")
                .name("{VpcIngressConnectionName}")
                .type(
                        "AWS::AppRunner::AutoScalingConfiguration",
                        "ListAutoScalingConfigurations",
                        "AutoScalingConfigurationSummaryList")
                .given("AWS::AppRunner::Service")
                .arn("{AutoScalingConfigurationArn}")
                .name("{AutoScalingConfigurationName}")
                .except("{IsDefault}", "true")
                .detail("DescribeAutoScalingConfiguration", "AutoScalingConfigurationArn={AutoScalingConfigurationArn}")
                .and()
                .type(
                        "AWS::AppRunner::ObservabilityConfiguration",
                        "ListObservabilityConfigurations",
                        "ObservabilityConfigurationSummaryList")
                .given("AWS::AppRunner::Service")
                .arn("{ObservabilityConfigurationArn}")
                .name("{ObservabilityConfigurationName}")
                .except("{ObservabilityConfigurationName}", "DefaultConfiguration")
                .detail(
                        "DescribeObservabilityConfiguration",
                        "ObservabilityConfigurationArn={ObservabilityConfigurationArn}")
                .and()
                .type("AWS::AppRunner::Connection", "ListConnections", "ConnectionSummaryList")
                .given("AWS::AppRunner::Service")
                .arn("{ConnectionArn}")
                .name("{ConnectionName}")
                .end();
    }
}
