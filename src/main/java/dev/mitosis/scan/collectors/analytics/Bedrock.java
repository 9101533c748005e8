package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.bedrock.BedrockClient;

/** Own foundation model resources. */
final class Bedrock {
    private Bedrock() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("bedrock", BedrockClient.class, BedrockClient::builder)
                .type("AWS::Bedrock::Guardrail", "ListGuardrails", "guardrails")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .detail("GetGuardrail", "guardrailIdentifier={id}")
                .keep("kmsKeyArn")
                .detail("ListTagsForResource", "resourceARN={arn}")
                .forTags()
                .and()
                .type(
                        "AWS::Bedrock::ProvisionedModelThroughput",
                        "ListProvisionedModelThroughputs",
                        "provisionedModelSummaries")
                .arn("{provisionedModelArn}")
                .name("{provisionedModelName}")
                .type("AWS::Bedrock::CustomModel", "ListCustomModels", "modelSummaries")
                .arn("{modelArn}")
                .name("{modelName}")
                .account("{ownerAccountId|@account}")
                .type(
                        "AWS::Bedrock::ApplicationInferenceProfile",
                        "ListInferenceProfiles",
                        "inferenceProfileSummaries",
                        "typeEquals=APPLICATION")
                .arn("{inferenceProfileArn}")
                .id("{inferenceProfileId}")
                .name("{inferenceProfileName}")
                .type(
                        "AWS::Bedrock::ModelInvocationLoggingConfiguration",
                        "GetModelInvocationLoggingConfiguration",
                        "loggingConfig")
                .arn("model-invocation-logging")
                .name("model invocation logging")
                .end();
    }
}
