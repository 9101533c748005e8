package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.codeartifact.CodeartifactClient;

/** Domains of packages and their repositories. */
final class CodeArtifact {
    private static final String DOMAIN = "AWS::CodeArtifact::Domain";

    private CodeArtifact() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("codeartifact", CodeartifactClient.class, CodeartifactClient::builder)
                .type(DOMAIN, "ListDomains", "domains")
                .arn("{arn}")
                .name("{name}")
                .account("{owner}")
                .detail("GetDomainPermissionsPolicy", "domain={name}", "domainOwner={owner}")
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .type("AWS::CodeArtifact::Repository", "ListRepositories", "repositories")
                .given(DOMAIN)
                .describeEach(
                        "DescribeRepository",
                        "repository",
                        "domain={domainName}",
                        "domainOwner={domainOwner}",
                        "repository={name}")
                .arn("{arn}")
                .name("{name}")
                .account("{administratorAccount}")
                .detail(
                        "GetRepositoryPermissionsPolicy",
                        "domain={domainName}",
                        "domainOwner={domainOwner}",
                        "repository={name}")
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .end();
    }
}
