package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/** Data warehouse clusters with their groups, snapshots and shares. */
final class Redshift {
    private Redshift() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("redshift", RedshiftClient.class, RedshiftClient::builder)
                .type("AWS::Redshift::Cluster", "DescribeClusters", "Clusters", "MaxRecords=100")
                .arn("cluster:{ClusterIdentifier}")
                .detail("DescribeLoggingStatus", "ClusterIdentifier={ClusterIdentifier}")
                .and()
                .drop("/ClusterPublicKey")
                .type(
                        "AWS::Redshift::ClusterSubnetGroup",
                        "DescribeClusterSubnetGroups",
                        "ClusterSubnetGroups",
                        "MaxRecords=100")
                .arn("subnetgroup:{ClusterSubnetGroupName}")
                .type(
                        "AWS::Redshift::ClusterParameterGroup",
                        "DescribeClusterParameterGroups",
                        "ParameterGroups",
                        "MaxRecords=100")
                .given("AWS::Redshift::Cluster")
                .arn("parametergroup:{ParameterGroupName}")
                .except("{ParameterGroupName}", "default\\..*")
                .detail("DescribeClusterParameters", "ParameterGroupName={ParameterGroupName}", "Source=user")
                .and()
                .type(
                        "AWS::Redshift::Snapshot",
                        "DescribeClusterSnapshots",
                        "Snapshots",
                        "SnapshotType=manual",
                        "MaxRecords=100")
                .arn("snapshot:{ClusterIdentifier}/{SnapshotIdentifier}")
                .id("{SnapshotIdentifier}")
                .except("{SnapshotType}", "automated")
                .account("{OwnerAccount|@account}")
                .type(
                        "AWS::Redshift::EventSubscription",
                        "DescribeEventSubscriptions",
                        "EventSubscriptionsList",
                        "MaxRecords=100")
                .given("AWS::Redshift::Cluster")
                .arn("eventsubscription:{CustSubscriptionId}")
                .type("AWS::Redshift::EndpointAccess", "DescribeEndpointAccess", "EndpointAccessList", "MaxRecords=100")
                .given("AWS::Redshift::Cluster")
                .arn("endpoint:{EndpointName}")
                .type(
                        "AWS::Redshift::ScheduledAction",
                        "DescribeScheduledActions",
                        "ScheduledActions",
                        "MaxRecords=100")
                .given("AWS::Redshift::Cluster")
                .arn("scheduledaction:{ScheduledActionName}")
                .type(
                        "AWS::Redshift::SnapshotSchedule",
                        "DescribeSnapshotSchedules",
                        "SnapshotSchedules",
                        "MaxRecords=100")
                .given("AWS::Redshift::Cluster")
                .arn("snapshotschedule:{ScheduleIdentifier}")
                .type("AWS::Redshift::DataShare", "DescribeDataShares", "DataShares", "MaxRecords=100")
                .given("AWS::Redshift::Cluster")
                .arn("{DataShareArn}")
                .type("AWS::Redshift::ReservedNode", "DescribeReservedNodes", "ReservedNodes")
                .given("AWS::Redshift::Cluster")
                .arn("reservednode:{ReservedNodeId}")
                .except("{State}", "retired|payment-failed")
                .end();
    }
}
