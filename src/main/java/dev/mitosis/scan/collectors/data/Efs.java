package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.efs.EfsClient;

/** Elastic file systems. */
final class Efs {
    private Efs() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("efs", EfsClient.class, EfsClient::builder)
                .prefix("elasticfilesystem")
                .type("AWS::EFS::FileSystem", "DescribeFileSystems", "FileSystems", "MaxItems=100")
                .arn("{FileSystemArn}")
                .id("{FileSystemId}")
                .name("{Name}")
                .except("{LifeCycleState}", "deleted|deleting")
                .detail("DescribeFileSystemPolicy", "FileSystemId={FileSystemId}")
                .keep("Policy")
                .detail("DescribeBackupPolicy", "FileSystemId={FileSystemId}")
                .detail("DescribeLifecycleConfiguration", "FileSystemId={FileSystemId}")
                .detail("DescribeReplicationConfigurations", "MaxResults=100")
                .joined("{FileSystemId}", "Replications", "SourceFileSystemId|Destinations/FileSystemId")
                .noneOn("ReplicationNotFound")
                .and()
                .type("AWS::EFS::AccessPoint", "DescribeAccessPoints", "AccessPoints", "MaxResults=100")
                .given("AWS::EFS::FileSystem")
                .arn("{AccessPointArn}")
                .id("{AccessPointId}")
                .name("{Name}")
                .type("AWS::EFS::MountTarget", "DescribeMountTargets", "MountTargets", "FileSystemId={FileSystemId}")
                .per("AWS::EFS::FileSystem")
                .arn("mount-target/{MountTargetId}")
                .detail("DescribeMountTargetSecurityGroups", "MountTargetId={MountTargetId}")
                .and()
                .end();
    }
}
