package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Managed Kafka clusters and their connections. */
final class Kafka {
    private Kafka() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("kafka", KafkaClient.class, KafkaClient::builder)
                .type("AWS::MSK::Cluster", "ListClustersV2", "ClusterInfoList", "MaxResults=100")
                .arn("{ClusterArn}")
                .id("{ClusterName}")
                .except("{ClusterType}", "SERVERLESS")
                .detail("GetBootstrapBrokers", "ClusterArn={ClusterArn}")
                .noneOn("BadRequestException")
                .detail("GetClusterPolicy", "ClusterArn={ClusterArn}")
                .keep("Policy")
                .noneOn("BadRequestException")
                .detail("ListScramSecrets", "ClusterArn={ClusterArn}")
                .noneOn("BadRequestException")
                .and()
                .type("AWS::MSK::ServerlessCluster", "ListClustersV2", "ClusterInfoList", "MaxResults=100")
                .arn("{ClusterArn}")
                .id("{ClusterName}")
                .only("{ClusterType}", "SERVERLESS")
                .detail("GetBootstrapBrokers", "ClusterArn={ClusterArn}")
                .noneOn("BadRequestException")
                .detail("GetClusterPolicy", "ClusterArn={ClusterArn}")
                .keep("Policy")
                .noneOn("BadRequestException")
                .and()
                .type("AWS::MSK::VpcConnection", "ListVpcConnections", "VpcConnections", "MaxResults=100")
                .arn("{VpcConnectionArn}")
                .detail("DescribeVpcConnection", "Arn={VpcConnectionArn}")
                .keep("Subnets", "SecurityGroups")
                .and()
                .type("AWS::MSK::Configuration", "ListConfigurations", "Configurations", "MaxResults=100")
                .given("AWS::MSK::Cluster")
                .arn("{Arn}")
                .name("{Name}")
                .type("AWS::MSK::Replicator", "ListReplicators", "Replicators", "MaxResults=100")
                .given("AWS::MSK::Cluster", "AWS::MSK::ServerlessCluster")
                .describeEach("DescribeReplicator", "", "ReplicatorArn={ReplicatorArn}")
                .arn("{ReplicatorArn}")
                .name("{ReplicatorName}")
                .end();
    }
}
