package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.codecommit.CodeCommitClient;

/** Repositories of code. */
final class CodeCommit {
    private static final String ARN = "arn:{@partition}:codecommit:{@region}:{@account}:{repositoryName}";

    private CodeCommit() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("codecommit", CodeCommitClient.class, CodeCommitClient::builder)
                .type("AWS::CodeCommit::Repository", "ListRepositories", "repositories")
                .arn(ARN)
                .id("{repositoryName}")
                .detail("BatchGetRepositories")
                .batch("repositoryNames", "{repositoryName}", 25, "repositories", "repositoryName")
                .forEveryKey()
                .detail("GetRepositoryTriggers", "repositoryName={repositoryName}")
                .detail("ListTagsForResource", "resourceArn=" + ARN)
                .forTags()
                .and()
                .end();
    }
}
