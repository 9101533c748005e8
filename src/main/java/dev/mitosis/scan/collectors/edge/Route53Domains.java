package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.route53domains.Route53DomainsClient;

/** Registered domains; who registered them is nobody's business. */
final class Route53Domains {
    private Route53Domains() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("route53domains", Route53DomainsClient.class, Route53DomainsClient::builder)
                .type("AWS::Route53Domains::Domain", "ListDomains", "Domains", "MaxItems=100")
                .arn("domain/{DomainName}")
                .id("{DomainName}")
                .detail("GetDomainDetail", "DomainName={DomainName}")
                .keep("Nameservers", "DnsSec", "DnssecKeys", "StatusList", "RegistrarName", "ExpirationDate")
                .detail("ListTagsForDomain", "DomainName={DomainName}")
                .and()
                .end();
    }
}
