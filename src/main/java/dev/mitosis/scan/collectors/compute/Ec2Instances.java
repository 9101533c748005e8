package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Instances and what they are made of. */
final class Ec2Instances {
    private Ec2Instances() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ec2", Ec2Client.class, Ec2Client::builder)
                .type("AWS::EC2::Instance", "DescribeInstances", "Reservations/Instances", "MaxResults=1000")
                .probe()
                .arn("instance/{InstanceId}")
                .except("{State/Name}", "terminated|shutting-down")
                .detail("DescribeInstanceAttribute", "InstanceId={InstanceId}", "Attribute=userData")
                .keep("UserData")
                .and()
                // Without ids it tells of all that have another kind of credits than usual.
                .detail("DescribeInstanceCreditSpecifications", "MaxResults=1000")
                .joined("{InstanceId}", "InstanceCreditSpecifications", "InstanceId")
                .and()
                .type("AWS::EC2::Volume", "DescribeVolumes", "Volumes", "MaxResults=500")
                .probe()
                .arn("volume/{VolumeId}")
                .type("AWS::EC2::Snapshot", "DescribeSnapshots", "Snapshots", "OwnerIds=[self]", "MaxResults=1000")
                .probe()
                .arn("arn:{@partition}:ec2:{@region}::snapshot/{SnapshotId}")
                .type("AWS::EC2::Image", "DescribeImages", "Images", "Owners=[self]")
                .arn("arn:{@partition}:ec2:{@region}::image/{ImageId}")
                .name("{Name}")
                .type("AWS::EC2::KeyPair", "DescribeKeyPairs", "KeyPairs", "IncludePublicKey=true")
                .probe()
                .arn("key-pair/{KeyPairId}")
                .name("{KeyName}")
                .type("AWS::EC2::LaunchTemplate", "DescribeLaunchTemplates", "LaunchTemplates")
                .probe()
                .arn("launch-template/{LaunchTemplateId}")
                .name("{LaunchTemplateName}")
                // Without a template it tells these versions of all.
                .detail("DescribeLaunchTemplateVersions", "Versions=[$Latest,$Default]", "MaxResults=200")
                .joined("{LaunchTemplateId}", "LaunchTemplateVersions", "LaunchTemplateId")
                .and()
                .end();
    }
}
