package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/** Pipelines of releases and what starts them from outside. */
final class CodePipeline {
    private static final String PIPELINE = "AWS::CodePipeline::Pipeline";

    private CodePipeline() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("codepipeline", CodePipelineClient.class, CodePipelineClient::builder)
                .type(PIPELINE, "ListPipelines", "pipelines")
                .describeEach("GetPipeline", "", "name={name}")
                .arn("arn:{@partition}:codepipeline:{@region}:{@account}:{name}")
                .id("{name}")
                .detail("ListTagsForResource", "resourceArn=arn:{@partition}:codepipeline:{@region}:{@account}:{name}")
                .forTags()
                .and()
                .type("AWS::CodePipeline::Webhook", "ListWebhooks", "webhooks")
                .given(PIPELINE)
                .arn("{arn}")
                .name("{definition/name}")
                .drop("/definition/authenticationConfiguration", "/url")
                .end();
    }
}
