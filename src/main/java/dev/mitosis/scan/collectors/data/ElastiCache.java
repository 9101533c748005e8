package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;

/** Caches with their groups and users. */
final class ElastiCache {
    private ElastiCache() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("elasticache", ElastiCacheClient.class, ElastiCacheClient::builder)
                .type(
                        "AWS::ElastiCache::CacheCluster",
                        "DescribeCacheClusters",
                        "CacheClusters",
                        "ShowCacheNodeInfo=true",
                        "MaxRecords=100")
                .arn("{ARN}")
                .id("{CacheClusterId}")
                .detail("ListTagsForResource", "ResourceName={ARN}")
                .forTags()
                .and()
                .type(
                        "AWS::ElastiCache::ReplicationGroup",
                        "DescribeReplicationGroups",
                        "ReplicationGroups",
                        "MaxRecords=100")
                .arn("{ARN}")
                .id("{ReplicationGroupId}")
                .detail("ListTagsForResource", "ResourceName={ARN}")
                .forTags()
                .and()
                .type("AWS::ElastiCache::ServerlessCache", "DescribeServerlessCaches", "ServerlessCaches")
                .arn("{ARN}")
                .id("{ServerlessCacheName}")
                .detail("ListTagsForResource", "ResourceName={ARN}")
                .forTags()
                .and()
                .type("AWS::ElastiCache::SubnetGroup", "DescribeCacheSubnetGroups", "CacheSubnetGroups")
                .arn("{ARN}")
                .id("{CacheSubnetGroupName}")
                .type("AWS::ElastiCache::ParameterGroup", "DescribeCacheParameterGroups", "CacheParameterGroups")
                .given("AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup")
                .arn("{ARN}")
                .id("{CacheParameterGroupName}")
                .except("{CacheParameterGroupName}", "default\\..*")
                .detail("DescribeCacheParameters", "CacheParameterGroupName={CacheParameterGroupName}", "Source=user")
                .and()
                .type("AWS::ElastiCache::User", "DescribeUsers", "Users")
                .given("AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::ServerlessCache")
                .arn("{ARN}")
                .id("{UserId}")
                .name("{UserName}")
                .except("{UserId}", "default")
                .type("AWS::ElastiCache::UserGroup", "DescribeUserGroups", "UserGroups")
                .given("AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::ServerlessCache")
                .arn("{ARN}")
                .id("{UserGroupId}")
                .type(
                        "AWS::ElastiCache::GlobalReplicationGroup",
                        "DescribeGlobalReplicationGroups",
                        "GlobalReplicationGroups",
                        "ShowMemberInfo=true")
                .given("AWS::ElastiCache::ReplicationGroup")
                .arn("{ARN}")
                .id("{GlobalReplicationGroupId}")
                .type("AWS::ElastiCache::Snapshot", "DescribeSnapshots", "Snapshots", "SnapshotSource=manual")
                .arn("{ARN}")
                .id("{SnapshotName}")
                .type(
                        "AWS::ElastiCache::ServerlessCacheSnapshot",
                        "DescribeServerlessCacheSnapshots",
                        "ServerlessCacheSnapshots")
                .given("AWS::ElastiCache::ServerlessCache")
                .arn("{ARN}")
                .id("{ServerlessCacheSnapshotName}")
                .except("{SnapshotType}", "automated")
                .type("AWS::ElastiCache::ReservedCacheNode", "DescribeReservedCacheNodes", "ReservedCacheNodes")
                .given("AWS::ElastiCache::CacheCluster")
                .arn("{ReservationARN}")
                .id("{ReservedCacheNodeId}")
                .except("{State}", "retired|payment-failed")
                .end();
    }
}
