package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.rds.RdsClient;

/** Relational databases, Aurora included. */
final class Rds {
    private Rds() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("rds", RdsClient.class, RdsClient::builder)
                .type("AWS::RDS::DBInstance", "DescribeDBInstances", "DBInstances", "MaxRecords=100")
                .arn("{DBInstanceArn}")
                .id("{DBInstanceIdentifier}")
                .drop("/LatestRestorableTime")
                .type("AWS::RDS::DBCluster", "DescribeDBClusters", "DBClusters", "MaxRecords=100")
                .arn("{DBClusterArn}")
                .id("{DBClusterIdentifier}")
                .drop("/LatestRestorableTime")
                .type("AWS::RDS::DBSubnetGroup", "DescribeDBSubnetGroups", "DBSubnetGroups")
                .arn("{DBSubnetGroupArn}")
                .id("{DBSubnetGroupName}")
                .type("AWS::RDS::DBParameterGroup", "DescribeDBParameterGroups", "DBParameterGroups")
                .arn("{DBParameterGroupArn}")
                .id("{DBParameterGroupName}")
                .except("{DBParameterGroupName}", "default\\..*")
                .detail("DescribeDBParameters", "DBParameterGroupName={DBParameterGroupName}", "Source=user")
                .and()
                .type(
                        "AWS::RDS::DBClusterParameterGroup",
                        "DescribeDBClusterParameterGroups",
                        "DBClusterParameterGroups")
                .arn("{DBClusterParameterGroupArn}")
                .id("{DBClusterParameterGroupName}")
                .except("{DBClusterParameterGroupName}", "default\\..*")
                .detail(
                        "DescribeDBClusterParameters",
                        "DBClusterParameterGroupName={DBClusterParameterGroupName}",
                        "Source=user")
                .and()
                .type("AWS::RDS::OptionGroup", "DescribeOptionGroups", "OptionGroupsList")
                .arn("{OptionGroupArn}")
                .id("{OptionGroupName}")
                .except("{OptionGroupName}", "default:.*")
                .type("AWS::RDS::DBSnapshot", "DescribeDBSnapshots", "DBSnapshots")
                .arn("{DBSnapshotArn}")
                .id("{DBSnapshotIdentifier}")
                .detail("DescribeDBSnapshotAttributes", "DBSnapshotIdentifier={DBSnapshotIdentifier}")
                .and()
                .type(
                        "AWS::RDS::DBClusterSnapshot",
                        "DescribeDBClusterSnapshots",
                        "DBClusterSnapshots",
                        "SnapshotType=manual")
                .arn("{DBClusterSnapshotArn}")
                .id("{DBClusterSnapshotIdentifier}")
                .detail(
                        "DescribeDBClusterSnapshotAttributes",
                        "DBClusterSnapshotIdentifier={DBClusterSnapshotIdentifier}")
                .and()
                .type("AWS::RDS::EventSubscription", "DescribeEventSubscriptions", "EventSubscriptionsList")
                .arn("{EventSubscriptionArn}")
                .id("{CustSubscriptionId}")
                .type("AWS::RDS::DBProxy", "DescribeDBProxies", "DBProxies")
                .arn("{DBProxyArn}")
                .id("{DBProxyName}")
                .detail("DescribeDBProxyTargets", "DBProxyName={DBProxyName}")
                .and()
                .type("AWS::RDS::GlobalCluster", "DescribeGlobalClusters", "GlobalClusters")
                .arn("{GlobalClusterArn}")
                .id("{GlobalClusterIdentifier}")
                .end();
    }
}
