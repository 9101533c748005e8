package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Container clusters, services and task definitions. */
final class Ecs {

    private Ecs() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ecs", EcsClient.class, EcsClient::builder)
                .type("AWS::ECS::Cluster", "ListClusters", "clusterArns")
                .probe()
                .describeAll("DescribeClusters", "clusters", 100, "clusters", "include=[TAGS,SETTINGS,CONFIGURATIONS]")
                .arn("{clusterArn}")
                .name("{clusterName}")
                .except("{status}", "INACTIVE")
                .type("AWS::ECS::Service", "ListServices", "serviceArns", "cluster={clusterArn}")
                .per("AWS::ECS::Cluster")
                .describeAll(
                        "DescribeServices",
                        "services",
                        10,
                        "services",
                        "cluster={@parent/clusterArn}",
                        "include=[TAGS]")
                .arn("{serviceArn}")
                .name("{serviceName}")
                .except("{status}", "INACTIVE")
                .type(
                        "AWS::ECS::ContainerInstance",
                        "ListContainerInstances",
                        "containerInstanceArns",
                        "cluster={clusterArn}")
                .per("AWS::ECS::Cluster")
                .describeAll(
                        "DescribeContainerInstances",
                        "containerInstances",
                        100,
                        "containerInstances",
                        "cluster={@parent/clusterArn}")
                .arn("{containerInstanceArn}")
                .type("AWS::ECS::TaskDefinition", "ListTaskDefinitionFamilies", "families", "status=ACTIVE")
                .describeEach("DescribeTaskDefinition", "", "taskDefinition={@item}", "include=[TAGS]")
                .namesOthers()
                .arn("{taskDefinition/taskDefinitionArn}")
                .name("{taskDefinition/family}")
                .type(
                        "AWS::ECS::TaskDefinition",
                        "DescribeTaskDefinition",
                        "",
                        "taskDefinition={taskDefinition}",
                        "include=[TAGS]")
                .per("AWS::ECS::Service")
                .arn("{taskDefinition/taskDefinitionArn}")
                .name("{taskDefinition/family}")
                .type("AWS::ECS::CapacityProvider", "DescribeCapacityProviders", "capacityProviders", "include=[TAGS]")
                .arn("{capacityProviderArn}")
                .name("{name}")
                .except("{name}", "FARGATE|FARGATE_SPOT")
                .type("AWS::ECS::AccountSettings", "ListAccountSettings", "", "effectiveSettings=true")
                .given("AWS::ECS::Cluster")
                .arn("account-settings")
                .name("ECS account settings")
                .end();
    }
}
