package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ecrpublic.EcrPublicClient;

/** Repositories of images that everybody may pull. */
final class EcrPublic {
    private EcrPublic() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("ecr-public", EcrPublicClient.class, EcrPublicClient::builder)
                .type("AWS::ECR::PublicRepository", "DescribeRepositories", "repositories")
                .arn("{repositoryArn}")
                .id("{repositoryName}")
                .detail("GetRepositoryPolicy", "repositoryName={repositoryName}")
                .detail("GetRepositoryCatalogData", "repositoryName={repositoryName}")
                .detail("ListTagsForResource", "resourceArn={repositoryArn}")
                .forTags()
                .and()
                .end();
    }
}
