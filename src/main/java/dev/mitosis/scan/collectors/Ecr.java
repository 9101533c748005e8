package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Container image repositories. */
final class Ecr {
    private Ecr() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ecr", EcrClient.class, EcrClient::builder)
                .type("AWS::ECR::Repository", "DescribeRepositories", "repositories", "maxResults=1000")
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
                .end();
    }
}
