package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Notebooks, studio domains and who works there. */
final class SageMakerStudio {
    private SageMakerStudio() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("sagemaker", SageMakerClient.class, SageMakerClient::builder)
                .type(
                        "AWS::SageMaker::NotebookInstance",
                        "ListNotebookInstances",
                        "NotebookInstances",
                        "MaxResults=100")
                .describeEach("DescribeNotebookInstance", "", "NotebookInstanceName={NotebookInstanceName}")
                .arn("{NotebookInstanceArn}")
                .id("{NotebookInstanceName}")
                .detail("ListTags", "ResourceArn={NotebookInstanceArn}")
                .forTags()
                .and()
                .type(
                        "AWS::SageMaker::NotebookInstanceLifecycleConfig",
                        "ListNotebookInstanceLifecycleConfigs",
                        "NotebookInstanceLifecycleConfigs",
                        "MaxResults=100")
                .given("AWS::SageMaker::NotebookInstance")
                .describeEach(
                        "DescribeNotebookInstanceLifecycleConfig",
                        "",
                        "NotebookInstanceLifecycleConfigName={NotebookInstanceLifecycleConfigName}")
                .arn("{NotebookInstanceLifecycleConfigArn}")
                .id("{NotebookInstanceLifecycleConfigName}")
                .type(
                        "AWS::SageMaker::CodeRepository",
                        "ListCodeRepositories",
                        "CodeRepositorySummaryList",
                        "MaxResults=100")
                .given("AWS::SageMaker::NotebookInstance", "AWS::SageMaker::Domain")
                .arn("{CodeRepositoryArn}")
                .id("{CodeRepositoryName}")
                .type("AWS::SageMaker::Domain", "ListDomains", "Domains", "MaxResults=100")
                .describeEach("DescribeDomain", "", "DomainId={DomainId}")
                .arn("{DomainArn}")
                .id("{DomainId}")
                .name("{DomainName}")
                .detail("ListTags", "ResourceArn={DomainArn}")
                .forTags()
                .and()
                .type("AWS::SageMaker::UserProfile", "ListUserProfiles", "UserProfiles", "MaxResults=100")
                .given("AWS::SageMaker::Domain")
                .describeEach("DescribeUserProfile", "", "DomainId={DomainId}", "UserProfileName={UserProfileName}")
                .arn("{UserProfileArn}")
                .id("{UserProfileName}")
                .type("AWS::SageMaker::Space", "ListSpaces", "Spaces", "MaxResults=100")
                .given("AWS::SageMaker::Domain")
                .describeEach("DescribeSpace", "", "DomainId={DomainId}", "SpaceName={SpaceName}")
                .arn("{SpaceArn}")
                .id("{SpaceName}")
                .type("AWS::SageMaker::App", "ListApps", "Apps", "MaxResults=100")
                .given("AWS::SageMaker::Domain")
                .arn("app/{DomainId}/{UserProfileName|SpaceName}/{AppType}/{AppName}")
                .except("{Status}", "Deleted")
                // An app belongs to a profile or to a space.
                .detail(
                        "DescribeApp",
                        "DomainId={DomainId}",
                        "UserProfileName={UserProfileName}",
                        "AppType={AppType}",
                        "AppName={AppName}")
                .keep("RecoveryMode")
                .detail(
                        "DescribeApp",
                        "DomainId={DomainId}",
                        "SpaceName={SpaceName}",
                        "AppType={AppType}",
                        "AppName={AppName}")
                .keep("RecoveryMode")
                .and()
                .type(
                        "AWS::SageMaker::StudioLifecycleConfig",
                        "ListStudioLifecycleConfigs",
                        "StudioLifecycleConfigs",
                        "MaxResults=100")
                .given("AWS::SageMaker::Domain")
                .arn("{StudioLifecycleConfigArn}")
                .id("{StudioLifecycleConfigName}")
                .detail("DescribeStudioLifecycleConfig", "StudioLifecycleConfigName={StudioLifecycleConfigName}")
                .keep("StudioLifecycleConfigContent")
                .and()
                .type("AWS::SageMaker::Image", "ListImages", "Images", "MaxResults=100")
                .given("AWS::SageMaker::Domain")
                .arn("{ImageArn}")
                .id("{ImageName}")
                .detail("DescribeImage", "ImageName={ImageName}")
                .keep("RoleArn")
                .and()
                .type("AWS::SageMaker::Project", "ListProjects", "ProjectSummaryList", "MaxResults=100")
                .given("AWS::SageMaker::Domain")
                .arn("{ProjectArn}")
                .id("{ProjectName}")
                .except("{ProjectStatus}", "DeleteCompleted")
                .detail("DescribeProject", "ProjectName={ProjectName}")
                .keep(
                        "ServiceCatalogProvisioningDetails",
                        "ServiceCatalogProvisionedProductDetails",
                        "TemplateProviderDetails")
                .and()
                .end();
    }
}
