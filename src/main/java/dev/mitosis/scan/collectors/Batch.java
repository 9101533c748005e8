package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.batch.BatchClient;

/** Batch environments, queues and job definitions. */
final class Batch {
    private static final String[] LOG_OPTIONS = {"awslogs-group", "awslogs-region", "awslogs-stream-prefix"};

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
                .secret("/parameters/*")
                .secret("/containerProperties/environment/*/value")
                .secret("/containerProperties/command/*")
                .secretJson("/containerProperties/logConfiguration/options", LOG_OPTIONS)
                .secret("/nodeProperties/nodeRangeProperties/*/container/environment/*/value")
                .secret("/nodeProperties/nodeRangeProperties/*/container/command/*")
                .secretJson("/nodeProperties/nodeRangeProperties/*/container/logConfiguration/options", LOG_OPTIONS)
                .secret(
                        "/nodeProperties/nodeRangeProperties/*/ecsProperties/taskProperties/*/containers/*/environment/*/value")
                .secret("/nodeProperties/nodeRangeProperties/*/ecsProperties/taskProperties/*/containers/*/command/*")
                .secret("/nodeProperties/nodeRangeProperties/*/eksProperties/podProperties/containers/*/env/*/value")
                .secret("/nodeProperties/nodeRangeProperties/*/eksProperties/podProperties/containers/*/command/*")
                .secret("/nodeProperties/nodeRangeProperties/*/eksProperties/podProperties/containers/*/args/*")
                .secret("/ecsProperties/taskProperties/*/containers/*/environment/*/value")
                .secret("/ecsProperties/taskProperties/*/containers/*/command/*")
                .secretJson("/ecsProperties/taskProperties/*/containers/*/logConfiguration/options", LOG_OPTIONS)
                .secret("/eksProperties/podProperties/containers/*/env/*/value")
                .secret("/eksProperties/podProperties/containers/*/command/*")
                .secret("/eksProperties/podProperties/containers/*/args/*")
                .secret("/eksProperties/podProperties/initContainers/*/env/*/value")
                .secret("/eksProperties/podProperties/initContainers/*/command/*")
                .secret("/eksProperties/podProperties/initContainers/*/args/*")
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
