package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.imagebuilder.ImagebuilderClient;

/** Image pipelines and their recipes. */
final class ImageBuilder {
    private ImageBuilder() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("imagebuilder", ImagebuilderClient.class, ImagebuilderClient::builder)
                .type("AWS::ImageBuilder::ImagePipeline", "ListImagePipelines", "imagePipelineList")
                .arn("{arn}")
                .name("{name}")
                .type("AWS::ImageBuilder::ImageRecipe", "ListImageRecipes", "imageRecipeSummaryList", "owner=Self")
                .given("AWS::ImageBuilder::ImagePipeline")
                .arn("{arn}")
                .name("{name}")
                .detail("GetImageRecipe", "imageRecipeArn={arn}")
                .keep("imageRecipe")
                .and()
                .type(
                        "AWS::ImageBuilder::ContainerRecipe",
                        "ListContainerRecipes",
                        "containerRecipeSummaryList",
                        "owner=Self")
                .given("AWS::ImageBuilder::ImagePipeline")
                .arn("{arn}")
                .name("{name}")
                .detail("GetContainerRecipe", "containerRecipeArn={arn}")
                .keep("containerRecipe")
                .and()
                .type("AWS::ImageBuilder::Component", "ListComponents", "componentVersionList", "owner=Self")
                .given("AWS::ImageBuilder::ImagePipeline")
                .arn("{arn}")
                .name("{name}")
                .detail("GetComponent", "componentBuildVersionArn={arn}")
                .keep("component")
                .and()
                .type(
                        "AWS::ImageBuilder::InfrastructureConfiguration",
                        "ListInfrastructureConfigurations",
                        "infrastructureConfigurationSummaryList")
                .given("AWS::ImageBuilder::ImagePipeline")
                .describeEach(
                        "GetInfrastructureConfiguration",
                        "infrastructureConfiguration",
                        "infrastructureConfigurationArn={arn}")
                .arn("{arn}")
                .name("{name}")
                .type(
                        "AWS::ImageBuilder::DistributionConfiguration",
                        "ListDistributionConfigurations",
                        "distributionConfigurationSummaryList")
                .given("AWS::ImageBuilder::ImagePipeline")
                .describeEach(
                        "GetDistributionConfiguration",
                        "distributionConfiguration",
                        "distributionConfigurationArn={arn}")
                .arn("{arn}")
                .name("{name}")
                .type("AWS::ImageBuilder::Image", "ListImages", "imageVersionList", "owner=Self")
                .given("AWS::ImageBuilder::ImagePipeline")
                .arn("{arn}")
                .name("{name}")
                .type("AWS::ImageBuilder::LifecyclePolicy", "ListLifecyclePolicies", "lifecyclePolicySummaryList")
                .given("AWS::ImageBuilder::ImagePipeline")
                .arn("{arn}")
                .name("{name}")
                .detail("GetLifecyclePolicy", "lifecyclePolicyArn={arn}")
                .and()
                .end();
    }
}
