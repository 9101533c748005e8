package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets, never their values. */
final class Secrets {
    private Secrets() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("secretsmanager", SecretsManagerClient.class, SecretsManagerClient::builder)
                .type("AWS::SecretsManager::Secret", "ListSecrets", "SecretList", "MaxResults=100")
                .probe()
                .arn("{ARN}")
                .name("{Name}")
                .detail("GetResourcePolicy", "SecretId={ARN}")
                .keep("ResourcePolicy")
                .and()
                .detail("DescribeSecret", "SecretId={ARN}")
                .keep("ReplicationStatus")
                .and()
                .end();
    }
}
