package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudhsmv2.CloudHsmV2Client;

/** Hardware security modules. */
final class CloudHsm {
    private CloudHsm() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("cloudhsmv2", CloudHsmV2Client.class, CloudHsmV2Client::builder)
                .prefix("cloudhsm")
                .type("AWS::CloudHSM::Cluster", "DescribeClusters", "Clusters")
                .arn("cluster/{ClusterId}")
                .drop("/PreCoPassword")
                .except("{State}", "DELETED")
                .type("AWS::CloudHSM::Backup", "DescribeBackups", "Backups")
                .given("AWS::CloudHSM::Cluster")
                .arn("backup/{BackupId}")
                .end();
    }
}
