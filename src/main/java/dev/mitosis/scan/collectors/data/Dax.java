package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.dax.DaxClient;

/** DynamoDB accelerator clusters. */
final class Dax {
    private Dax() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("dax", DaxClient.class, DaxClient::builder)
                .type("AWS::DAX::Cluster", "DescribeClusters", "Clusters")
                .arn("{ClusterArn}")
                .id("{ClusterName}")
                .detail("ListTags", "ResourceName={ClusterArn}")
                .forTags()
                .and()
                .type("AWS::DAX::SubnetGroup", "DescribeSubnetGroups", "SubnetGroups")
                .given("AWS::DAX::Cluster")
                .arn("subnetgroup/{SubnetGroupName}")
                .except("{SubnetGroupName}", "default")
                .type("AWS::DAX::ParameterGroup", "DescribeParameterGroups", "ParameterGroups")
                .given("AWS::DAX::Cluster")
                .arn("parametergroup/{ParameterGroupName}")
                .except("{ParameterGroupName}", "default\\..*")
                .end();
    }
}
