package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Lightsail distributions and DNS zones, of which one region tells. */
final class LightsailGlobal {
    private LightsailGlobal() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("lightsail", LightsailClient.class, LightsailClient::builder)
                .type("AWS::Lightsail::Distribution", "GetDistributions", "distributions")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::Lightsail::Domain", "GetDomains", "domains")
                .arn("{arn}")
                .id("{name}")
                .type(
                        "AWS::Lightsail::Certificate",
                        "GetCertificates",
                        "certificates",
                        "includeCertificateDetails=true")
                .arn("{certificateArn}")
                .id("{certificateName}")
                .end();
    }
}
