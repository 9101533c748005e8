package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/** What is deployed, where to and how. */
final class CodeDeploy {
    private static final String APPLICATION = "AWS::CodeDeploy::Application";

    private CodeDeploy() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("codedeploy", CodeDeployClient.class, CodeDeployClient::builder)
                .type(APPLICATION, "ListApplications", "applications")
                .describeAll("BatchGetApplications", "applicationNames", 100, "applicationsInfo")
                .arn("arn:{@partition}:codedeploy:{@region}:{@account}:application:{applicationName}")
                .id("{applicationName}")
                .detail(
                        "ListTagsForResource",
                        "ResourceArn=arn:{@partition}:codedeploy:{@region}:{@account}:application:{applicationName}")
                .forTags()
                .and()
                .type(
                        "AWS::CodeDeploy::DeploymentGroup",
                        "ListDeploymentGroups",
                        "deploymentGroups",
                        "applicationName={applicationName}")
                .per(APPLICATION)
                .describeAll(
                        "BatchGetDeploymentGroups",
                        "deploymentGroupNames",
                        100,
                        "deploymentGroupsInfo",
                        "applicationName={@parent/applicationName}")
                .arn(
                        "arn:{@partition}:codedeploy:{@region}:{@account}:deploymentgroup:{applicationName}/{deploymentGroupName}")
                .id("{deploymentGroupName}")
                .drop("/lastSuccessfulDeployment", "/lastAttemptedDeployment", "/targetRevision")
                .type("AWS::CodeDeploy::DeploymentConfig", "ListDeploymentConfigs", "deploymentConfigsList")
                .given(APPLICATION)
                .arn("arn:{@partition}:codedeploy:{@region}:{@account}:deploymentconfig:{@item}")
                .except("{@tail}", "CodeDeployDefault\\..*")
                .detail("GetDeploymentConfig", "deploymentConfigName={@tail}")
                .and()
                .end();
    }
}
