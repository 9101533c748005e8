package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Relational databases, Aurora included; one API lists document and graph databases with them, told by their engine.
 */
final class Rds {
    private static final String OTHERS = "docdb|neptune";
    private static final String OTHER_FAMILIES = "(?:docdb|neptune).*";

    private Rds() {}

    static ServiceSpec spec() {
        ServiceBuilder service = relational();
        others(service, "AWS::DocDB::", "docdb");
        others(service, "AWS::Neptune::", "neptune");
        service.type("AWS::Neptune::DBParameterGroup", "DescribeDBParameterGroups", "DBParameterGroups")
                .arn("{DBParameterGroupArn}")
                .id("{DBParameterGroupName}")
                .except("{DBParameterGroupName}", "default\\..*")
                .except("{DBParameterGroupFamily}", "(?!neptune).*")
                .detail("DescribeDBParameters", "DBParameterGroupName={DBParameterGroupName}", "Source=user");
        return service.build();
    }

    private static void others(ServiceBuilder service, String prefix, String engine) {
        service.type(prefix + "DBInstance", "DescribeDBInstances", "DBInstances", "MaxRecords=100")
                .arn("{DBInstanceArn}")
                .id("{DBInstanceIdentifier}")
                .only("{Engine}", engine)
                .drop("/LatestRestorableTime");
        service.type(prefix + "DBCluster", "DescribeDBClusters", "DBClusters", "MaxRecords=100")
                .arn("{DBClusterArn}")
                .id("{DBClusterIdentifier}")
                .only("{Engine}", engine)
                .drop("/LatestRestorableTime");
        service.type(prefix + "DBClusterParameterGroup", "DescribeDBClusterParameterGroups", "DBClusterParameterGroups")
                .arn("{DBClusterParameterGroupArn}")
                .id("{DBClusterParameterGroupName}")
                .except("{DBClusterParameterGroupName}", "default\\..*")
                .except("{DBParameterGroupFamily}", "(?!" + engine + ").*")
                .detail(
                        "DescribeDBClusterParameters",
                        "DBClusterParameterGroupName={DBClusterParameterGroupName}",
                        "Source=user");
        service.type(prefix + "GlobalCluster", "DescribeGlobalClusters", "GlobalClusters")
                .arn("{GlobalClusterArn}")
                .id("{GlobalClusterIdentifier}")
                .only("{Engine}", engine);
    }

    private static ServiceBuilder relational() {
        ServiceBuilder service = ServiceSpec.regional("rds", RdsClient.class, RdsClient::builder);
        service.type("AWS::RDS::DBInstance", "DescribeDBInstances", "DBInstances", "MaxRecords=100")
                .probe()
                .arn("{DBInstanceArn}")
                .id("{DBInstanceIdentifier}")
                .except("{Engine}", OTHERS)
                .drop("/LatestRestorableTime")
                .type("AWS::RDS::DBCluster", "DescribeDBClusters", "DBClusters", "MaxRecords=100")
                .arn("{DBClusterArn}")
                .id("{DBClusterIdentifier}")
                .except("{Engine}", OTHERS)
                .drop("/LatestRestorableTime")
                .type("AWS::RDS::DBSubnetGroup", "DescribeDBSubnetGroups", "DBSubnetGroups")
                .arn("{DBSubnetGroupArn}")
                .id("{DBSubnetGroupName}")
                .type("AWS::RDS::DBParameterGroup", "DescribeDBParameterGroups", "DBParameterGroups")
                .arn("{DBParameterGroupArn}")
                .id("{DBParameterGroupName}")
                .except("{DBParameterGroupName}", "default\\..*")
                .except("{DBParameterGroupFamily}", OTHER_FAMILIES)
                .detail("DescribeDBParameters", "DBParameterGroupName={DBParameterGroupName}", "Source=user")
                .and()
                .type(
                        "AWS::RDS::DBClusterParameterGroup",
                        "DescribeDBClusterParameterGroups",
                        "DBClusterParameterGroups")
                .arn("{DBClusterParameterGroupArn}")
                .id("{DBClusterParameterGroupName}")
                .except("{DBClusterParameterGroupName}", "default\\..*")
                .except("{DBParameterGroupFamily}", OTHER_FAMILIES)
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
                .probe()
                .arn("{DBSnapshotArn}")
                .id("{DBSnapshotIdentifier}")
                // What the service takes by itself cannot be shared.
                .detail("DescribeDBSnapshotAttributes", "DBSnapshotIdentifier={DBSnapshotIdentifier}")
                .unless("{SnapshotType}", "automated")
                .and()
                .type(
                        "AWS::RDS::DBClusterSnapshot",
                        "DescribeDBClusterSnapshots",
                        "DBClusterSnapshots",
                        "SnapshotType=manual")
                .probe()
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
                .type("AWS::RDS::ReservedDBInstance", "DescribeReservedDBInstances", "ReservedDBInstances")
                .given("AWS::RDS::DBInstance")
                .arn("{ReservedDBInstanceArn}")
                .id("{ReservedDBInstanceId}")
                .except("{State}", "retired|payment-failed")
                .type("AWS::RDS::GlobalCluster", "DescribeGlobalClusters", "GlobalClusters")
                .arn("{GlobalClusterArn}")
                .id("{GlobalClusterIdentifier}")
                .except("{Engine}", OTHERS);
        return service;
    }
}
