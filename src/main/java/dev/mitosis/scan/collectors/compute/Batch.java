package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.batch.BatchClient;

/** Batch environments, queues and job definitions. */
final class Batch {
    private Batch() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("batch", BatchClient.class, BatchClient::builder)
                .type(
                        "AWS::Batch::ComputeEnvironment",
                        "DescribeComputeEnvironments",
                        "computeEnvironments",
                        "maxResults=100")
                .arn("{computeEnvironmentArn}")
                .id("{computeEnvironmentName}")
                .except("{status}", "DELETED")
                .type("AWS::Batch::JobQueue", "DescribeJobQueues", "jobQueues", "maxResults=100")
                .arn("{jobQueueArn}")
                .id("{jobQueueName}")
                .except("{status}", "DELETED")
                .type(
                        "AWS::Batch::JobDefinition",
                        "DescribeJobDefinitions",
                        "jobDefinitions",
                        "status=ACTIVE",
                        "maxResults=100")
                .arn("{jobDefinitionArn}")
                .name("{jobDefinitionName}")
                .id("{jobDefinitionName}:{revision}")
                .type(
                        "AWS::Batch::SchedulingPolicy",
                        "ListSchedulingPolicies",
                        "schedulingPolicies/arn",
                        "maxResults=100")
                .given("AWS::Batch::JobQueue")
                .describeAll("DescribeSchedulingPolicies", "arns", 100, "schedulingPolicies")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Batch::ConsumableResource", "ListConsumableResources", "consumableResources")
                .given("AWS::Batch::JobQueue")
                .arn("{consumableResourceArn}")
                .id("{consumableResourceName}")
                .end();
    }
}
