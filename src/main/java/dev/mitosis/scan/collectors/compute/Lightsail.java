package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Lightsail machines, databases, storage and networking. */
final class Lightsail {
    private Lightsail() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("lightsail", LightsailClient.class, LightsailClient::builder)
                .type("AWS::Lightsail::Instance", "GetInstances", "instances")
                .arn("{arn}")
                .id("{name}")
                .drop("/networking/monthlyTransfer")
                .type("AWS::Lightsail::Database", "GetRelationalDatabases", "relationalDatabases")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Lightsail::Bucket", "GetBuckets", "buckets", "includeConnectedResources=true")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Lightsail::Disk", "GetDisks", "disks")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Lightsail::StaticIp", "GetStaticIps", "staticIps")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Lightsail::LoadBalancer", "GetLoadBalancers", "loadBalancers")
                .given("AWS::Lightsail::Instance")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Lightsail::Container", "GetContainerServices", "containerServices")
                .arn("{arn}")
                .id("{containerServiceName}")
                .type("AWS::Lightsail::InstanceSnapshot", "GetInstanceSnapshots", "instanceSnapshots")
                .arn("{arn}")
                .id("{name}")
                .type(
                        "AWS::Lightsail::DatabaseSnapshot",
                        "GetRelationalDatabaseSnapshots",
                        "relationalDatabaseSnapshots")
                .arn("{arn}")
                .id("{name}")
                .end();
    }
}
