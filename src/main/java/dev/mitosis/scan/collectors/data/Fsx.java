package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.fsx.FSxClient;

/** FSx file systems with their volumes and backups. */
final class Fsx {
    private Fsx() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("fsx", FSxClient.class, FSxClient::builder)
                .type("AWS::FSx::FileSystem", "DescribeFileSystems", "FileSystems")
                .arn("{ResourceARN}")
                .id("{FileSystemId}")
                .drop("/WindowsConfiguration/SelfManagedActiveDirectoryConfiguration/UserName")
                .type("AWS::FSx::Backup", "DescribeBackups", "Backups")
                .arn("{ResourceARN}")
                .id("{BackupId}")
                .type("AWS::FSx::FileCache", "DescribeFileCaches", "FileCaches")
                .arn("{ResourceARN}")
                .id("{FileCacheId}")
                .given("AWS::FSx::FileSystem")
                .type("AWS::FSx::StorageVirtualMachine", "DescribeStorageVirtualMachines", "StorageVirtualMachines")
                .given("AWS::FSx::FileSystem")
                .arn("{ResourceARN}")
                .id("{StorageVirtualMachineId}")
                .name("{Name}")
                .type("AWS::FSx::Volume", "DescribeVolumes", "Volumes")
                .given("AWS::FSx::FileSystem")
                .arn("{ResourceARN}")
                .id("{VolumeId}")
                .name("{Name}")
                .type("AWS::FSx::Snapshot", "DescribeSnapshots", "Snapshots")
                .given("AWS::FSx::FileSystem")
                .arn("{ResourceARN}")
                .id("{SnapshotId}")
                .name("{Name}")
                .type("AWS::FSx::DataRepositoryAssociation", "DescribeDataRepositoryAssociations", "Associations")
                .given("AWS::FSx::FileSystem")
                .arn("{ResourceARN}")
                .id("{AssociationId}")
                .end();
    }
}
