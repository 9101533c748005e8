package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What holds for all machines of the account in a region, and what was reserved for them. */
final class Ec2Account {
    private Ec2Account() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ec2", Ec2Client.class, Ec2Client::builder)
                .type("AWS::EC2::AccountSettings", "GetEbsEncryptionByDefault", "")
                .given(
                        "AWS::EC2::Instance",
                        "AWS::EC2::Volume",
                        "AWS::EC2::Snapshot",
                        "AWS::EC2::Image",
                        "AWS::EC2::LaunchTemplate")
                .arn("account-settings")
                .name("EC2 account settings")
                .detail("GetEbsDefaultKmsKeyId")
                .detail("GetInstanceMetadataDefaults")
                .detail("GetSerialConsoleAccessStatus")
                .detail("GetSnapshotBlockPublicAccessState")
                .detail("GetImageBlockPublicAccessState")
                .and()
                .type("AWS::EC2::ReservedInstances", "DescribeReservedInstances", "ReservedInstances")
                .arn("reserved-instances/{ReservedInstancesId}")
                .name("{InstanceType} x {InstanceCount}")
                .except("{State}", "retired|payment-failed")
                .type("AWS::EC2::CapacityReservation", "DescribeCapacityReservations", "CapacityReservations")
                .given("AWS::EC2::Instance", "AWS::EC2::LaunchTemplate")
                .arn("{CapacityReservationArn}")
                .account("{OwnerId}")
                .except("{State}", "expired|cancelled|failed")
                .end();
    }
}
