package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;

/** MemoryDB clusters with their groups and users. */
final class MemoryDb {
    private MemoryDb() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("memorydb", MemoryDbClient.class, MemoryDbClient::builder)
                .type("AWS::MemoryDB::Cluster", "DescribeClusters", "Clusters", "ShowShardDetails=true")
                .arn("{ARN}")
                .id("{Name}")
                .detail("ListTags", "ResourceArn={ARN}")
                .forTags()
                .and()
                .type("AWS::MemoryDB::SubnetGroup", "DescribeSubnetGroups", "SubnetGroups")
                .given("AWS::MemoryDB::Cluster")
                .arn("{ARN}")
                .id("{Name}")
                .type("AWS::MemoryDB::ParameterGroup", "DescribeParameterGroups", "ParameterGroups")
                .given("AWS::MemoryDB::Cluster")
                .arn("{ARN}")
                .id("{Name}")
                .except("{Name}", "default\\..*")
                .type("AWS::MemoryDB::ACL", "DescribeACLs", "ACLs")
                .given("AWS::MemoryDB::Cluster")
                .arn("{ARN}")
                .id("{Name}")
                .except("{Name}", "open-access")
                .type("AWS::MemoryDB::User", "DescribeUsers", "Users")
                .given("AWS::MemoryDB::Cluster")
                .arn("{ARN}")
                .id("{Name}")
                .except("{Name}", "default")
                .type("AWS::MemoryDB::Snapshot", "DescribeSnapshots", "Snapshots")
                .except("{Source}", "automated")
                .arn("{ARN}")
                .id("{Name}")
                .type("AWS::MemoryDB::ReservedNode", "DescribeReservedNodes", "ReservedNodes")
                .given("AWS::MemoryDB::Cluster")
                .arn("{ARN}")
                .id("{ReservationId}")
                .except("{State}", "retired|payment-failed")
                .end();
    }
}
