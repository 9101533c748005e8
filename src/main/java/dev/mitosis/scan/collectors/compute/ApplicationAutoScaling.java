package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;

/**
 * Scaling of what is no instance. The API wants to be asked per service, which happens where there is something to
 * scale.
 */
final class ApplicationAutoScaling {
    private static final Map<String, String> SCALED = new TreeMap<>(Map.of(
            "ecs", "AWS::ECS::Service",
            "dynamodb", "AWS::DynamoDB::Table",
            "rds", "AWS::RDS::DBCluster",
            "lambda", "AWS::Lambda::Alias",
            "sagemaker", "AWS::SageMaker::Endpoint",
            "elasticache", "AWS::ElastiCache::ReplicationGroup",
            "elasticmapreduce", "AWS::EMR::Cluster",
            "kafka", "AWS::MSK::Cluster",
            "neptune", "AWS::Neptune::DBCluster",
            "workspaces", "AWS::WorkSpaces::Directory"));

    /** Some regions and partitions do not know all of these services. */
    private static final String UNKNOWN_THERE = "ValidationException";

    private ApplicationAutoScaling() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional(
                "application-autoscaling", ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
        SCALED.forEach((namespace, type) -> {
            String asked = "ServiceNamespace=" + namespace;
            service.type(
                            "AWS::ApplicationAutoScaling::ScalableTarget",
                            "DescribeScalableTargets",
                            "ScalableTargets",
                            asked)
                    .given(type)
                    .noneOn(UNKNOWN_THERE)
                    .arn("{ScalableTargetARN}")
                    .name("{ResourceId} {ScalableDimension}");
            service.type(
                            "AWS::ApplicationAutoScaling::ScalingPolicy",
                            "DescribeScalingPolicies",
                            "ScalingPolicies",
                            asked)
                    .given(type)
                    .noneOn(UNKNOWN_THERE)
                    .arn("{PolicyARN}")
                    .name("{PolicyName}");
            service.type(
                            "AWS::ApplicationAutoScaling::ScheduledAction",
                            "DescribeScheduledActions",
                            "ScheduledActions",
                            asked)
                    .given(type)
                    .noneOn(UNKNOWN_THERE)
                    .arn("{ScheduledActionARN}")
                    .name("{ScheduledActionName}");
        });
        return service.build();
    }
}
