package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.kms.KmsClient;

/** Keys and aliases; those that AWS manages are kept, because what they encrypt cannot be shared. */
final class Kms {
    private Kms() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("kms", KmsClient.class, KmsClient::builder)
                .type("AWS::KMS::Key", "ListKeys", "Keys", "Limit=1000")
                .probe()
                .describeEach("DescribeKey", "KeyMetadata", "KeyId={KeyId}")
                .arn("{Arn}")
                .id("{KeyId}")
                .detail("GetKeyPolicy", "KeyId={KeyId}", "PolicyName=default")
                .and()
                .detail("GetKeyRotationStatus", "KeyId={KeyId}")
                .noneOn("UnsupportedOperationException", "KMSInvalidStateException")
                .and()
                .detail("ListGrants", "KeyId={KeyId}")
                .noneOn("KMSInvalidStateException")
                .and()
                .detail("ListResourceTags", "KeyId={KeyId}")
                .noneOn("KMSInvalidStateException")
                .forTags()
                .and()
                .detail("GetKeyLastUsage", "KeyId={KeyId}")
                .unless("{KeyManager}", "AWS")
                .forUsage()
                .and()
                .detail("ListAliases", "Limit=100")
                .joined("{KeyId}", "Aliases", "TargetKeyId")
                .and()
                .name("{ListAliases/Aliases/0/AliasName|KeyId}")
                .type("AWS::KMS::Alias", "ListAliases", "Aliases", "Limit=100")
                .arn("{AliasArn}")
                .id("{AliasName}")
                .except("{AliasName}", "alias/aws/.*")
                .end();
    }
}
