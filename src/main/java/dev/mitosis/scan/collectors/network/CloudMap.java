package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

/** Names under which services find each other. */
final class CloudMap {
    private static final String DNS_PRIVATE = "AWS::ServiceDiscovery::PrivateDnsNamespace";
    private static final String DNS_PUBLIC = "AWS::ServiceDiscovery::PublicDnsNamespace";
    private static final String HTTP = "AWS::ServiceDiscovery::HttpNamespace";

    private CloudMap() {}

    static ServiceSpec spec() {
        ServiceBuilder service =
                ServiceSpec.regional("servicediscovery", ServiceDiscoveryClient.class, ServiceDiscoveryClient::builder);
        namespaces(service, DNS_PRIVATE, "DNS_PRIVATE");
        namespaces(service, DNS_PUBLIC, "DNS_PUBLIC");
        namespaces(service, HTTP, "HTTP");
        service.type("AWS::ServiceDiscovery::Service", "ListServices", "Services", "MaxResults=100")
                .given(DNS_PRIVATE, DNS_PUBLIC, HTTP)
                .describeEach("GetService", "Service", "Id={Id}")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .detail("ListInstances", "ServiceId={Id}")
                .detail("ListTagsForResource", "ResourceARN={Arn}")
                .forTags();
        return service.build();
    }

    private static void namespaces(ServiceBuilder service, String type, String kind) {
        service.type(type, "ListNamespaces", "Namespaces", "MaxResults=100")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .only("{Type}", kind)
                .detail("ListTagsForResource", "ResourceARN={Arn}")
                .forTags();
    }
}
