package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;

/** Certificate authorities of the account's own. */
final class AcmPca {
    private AcmPca() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("acm-pca", AcmPcaClient.class, AcmPcaClient::builder)
                .type("AWS::ACMPCA::CertificateAuthority", "ListCertificateAuthorities", "CertificateAuthorities")
                .arn("{Arn}")
                .name("{CertificateAuthorityConfiguration/Subject/CommonName|Arn#tail}")
                .account("{OwnerAccount}")
                .except("{Status}", "DELETED")
                .detail("GetPolicy", "ResourceArn={Arn}")
                .detail("ListPermissions", "CertificateAuthorityArn={Arn}")
                .noneOn("InvalidStateException")
                .detail("ListTags", "CertificateAuthorityArn={Arn}")
                .forTags()
                .and()
                .end();
    }
}
