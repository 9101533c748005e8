package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.acm.AcmClient;

/** Certificates. */
final class Acm {
    private Acm() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("acm", AcmClient.class, AcmClient::builder)
                .type("AWS::CertificateManager::Certificate", "ListCertificates", "CertificateSummaryList")
                .arn("{CertificateArn}")
                .name("{DomainName}")
                .detail("DescribeCertificate", "CertificateArn={CertificateArn}")
                .and()
                .detail("ListTagsForCertificate", "CertificateArn={CertificateArn}")
                .forTags()
                .and()
                .end();
    }
}
