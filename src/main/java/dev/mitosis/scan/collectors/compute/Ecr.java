package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Container image repositories and what holds for all of them. */
final class Ecr {
    private static final String REPOSITORY = "AWS::ECR::Repository";

    private Ecr() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ecr", EcrClient.class, EcrClient::builder)
                .type(REPOSITORY, "DescribeRepositories", "repositories", "maxResults=1000")
                .probe()
                .arn("{repositoryArn}")
                .id("{repositoryName}")
                .detail("GetRepositoryPolicy", "repositoryName={repositoryName}")
                .and()
                .detail("GetLifecyclePolicy", "repositoryName={repositoryName}")
                .and()
                .detail("ListTagsForResource", "resourceArn={repositoryArn}")
                .forTags()
                .and()
                .type("AWS::ECR::RegistryPolicy", "GetRegistryPolicy", "")
                .given(REPOSITORY)
                .noneOn("RegistryPolicyNotFoundException")
                .arn("registry-policy")
                .name("registry policy")
                .when("{policyText}")
                .type("AWS::ECR::ReplicationConfiguration", "DescribeRegistry", "")
                .given(REPOSITORY)
                .arn("replication-configuration")
                .name("replication configuration")
                .when("{replicationConfiguration/rules/0/destinations/0/region}")
                .type("AWS::ECR::PullThroughCacheRule", "DescribePullThroughCacheRules", "pullThroughCacheRules")
                .given(REPOSITORY)
                .arn("pull-through-cache-rule/{ecrRepositoryPrefix}")
                .id("{ecrRepositoryPrefix}")
                .end();
    }
}
