package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;

/** Connections to other people's repositories; those made under the service's former name bear it still. */
final class CodeConnections {
    private static final String CONNECTION = "AWS::CodeConnections::Connection";
    private static final String FORMER = "AWS::CodeStarConnections::Connection";
    private static final String FORMER_ARN = "arn:[^:]+:codestar-connections:.*";

    private CodeConnections() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("codeconnections", CodeConnectionsClient.class, CodeConnectionsClient::builder)
                .type(CONNECTION, "ListConnections", "Connections")
                .arn("{ConnectionArn}")
                .name("{ConnectionName}")
                .except("{ConnectionArn}", FORMER_ARN)
                .type(FORMER, "ListConnections", "Connections")
                .arn("{ConnectionArn}")
                .name("{ConnectionName}")
                .except("{ConnectionArn}", "(?!" + FORMER_ARN + ").*")
                .type("AWS::CodeConnections::Host", "ListHosts", "Hosts")
                .given(CONNECTION, FORMER)
                .arn("{HostArn}")
                .name("{Name}")
                .type("AWS::CodeStarConnections::RepositoryLink", "ListRepositoryLinks", "RepositoryLinks")
                .given(CONNECTION, FORMER)
                .arn("{RepositoryLinkArn}")
                .name("{RepositoryName}")
                .end();
    }
}
