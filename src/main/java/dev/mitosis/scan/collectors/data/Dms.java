package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;

/** Database migration instances, endpoints and tasks. */
final class Dms {
    /** AWS names no limit. */
    private static final int TAGGED_AT_ONCE = 20;

    private Dms() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("dms", DatabaseMigrationClient.class, DatabaseMigrationClient::builder)
                .type(
                        "AWS::DMS::ReplicationInstance",
                        "DescribeReplicationInstances",
                        "ReplicationInstances",
                        "MaxRecords=100")
                .arn("{ReplicationInstanceArn}")
                .id("{ReplicationInstanceIdentifier}")
                .detail("ListTagsForResource")
                .batch("ResourceArnList", "{ReplicationInstanceArn}", TAGGED_AT_ONCE, "TagList", "ResourceArn")
                .forTags()
                .and()
                .type("AWS::DMS::Endpoint", "DescribeEndpoints", "Endpoints", "MaxRecords=100")
                .arn("{EndpointArn}")
                .id("{EndpointIdentifier}")
                .drop(
                        "/KafkaSettings/SaslPassword",
                        "/KafkaSettings/SslClientKeyPassword",
                        "/OracleSettings/AsmPassword",
                        "/OracleSettings/SecurityDbEncryption",
                        "/RedisSettings/AuthPassword")
                .detail("ListTagsForResource")
                .batch("ResourceArnList", "{EndpointArn}", TAGGED_AT_ONCE, "TagList", "ResourceArn")
                .forTags()
                .and()
                .type(
                        "AWS::DMS::ReplicationTask",
                        "DescribeReplicationTasks",
                        "ReplicationTasks",
                        "MaxRecords=100",
                        "WithoutSettings=true")
                .given("AWS::DMS::ReplicationInstance")
                .arn("{ReplicationTaskArn}")
                .id("{ReplicationTaskIdentifier}")
                .detail("ListTagsForResource")
                .batch("ResourceArnList", "{ReplicationTaskArn}", TAGGED_AT_ONCE, "TagList", "ResourceArn")
                .forTags()
                .and()
                .type(
                        "AWS::DMS::ReplicationConfig",
                        "DescribeReplicationConfigs",
                        "ReplicationConfigs",
                        "MaxRecords=100")
                .given("AWS::DMS::Endpoint")
                .arn("{ReplicationConfigArn}")
                .id("{ReplicationConfigIdentifier}")
                .drop("/ReplicationSettings", "/SupplementalSettings")
                .type(
                        "AWS::DMS::ReplicationSubnetGroup",
                        "DescribeReplicationSubnetGroups",
                        "ReplicationSubnetGroups",
                        "MaxRecords=100")
                .arn("subgrp:{ReplicationSubnetGroupIdentifier}")
                .type("AWS::DMS::Certificate", "DescribeCertificates", "Certificates", "MaxRecords=100")
                .given("AWS::DMS::Endpoint")
                .arn("{CertificateArn}")
                .id("{CertificateIdentifier}")
                .drop("/CertificatePem", "/CertificateWallet")
                .type(
                        "AWS::DMS::EventSubscription",
                        "DescribeEventSubscriptions",
                        "EventSubscriptionsList",
                        "MaxRecords=100")
                .given("AWS::DMS::ReplicationInstance")
                .arn("es:{CustSubscriptionId}")
                .end();
    }
}
