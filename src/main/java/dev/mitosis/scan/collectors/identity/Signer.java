package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.signer.SignerClient;

/** How code is signed. */
final class Signer {
    private Signer() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("signer", SignerClient.class, SignerClient::builder)
                .type("AWS::Signer::SigningProfile", "ListSigningProfiles", "profiles")
                .given("AWS::Lambda::Function", "AWS::ECR::Repository")
                .arn("{arn}")
                .name("{profileName}")
                .except("{status}", "Canceled|Revoked")
                .end();
    }
}
