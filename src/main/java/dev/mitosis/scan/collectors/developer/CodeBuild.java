package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;

/** Projects that build, with their reports, fleets and the places of their sources. */
final class CodeBuild {
    private static final String PROJECT = "AWS::CodeBuild::Project";

    private CodeBuild() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("codebuild", CodeBuildClient.class, CodeBuildClient::builder)
                .type(PROJECT, "ListProjects", "projects")
                .describeAll("BatchGetProjects", "names", 100, "projects")
                .arn("{arn}")
                .id("{name}")
                .drop("/badge/badgeRequestUrl", "/webhook/secret", "/webhook/payloadUrl")
                .type("AWS::CodeBuild::ReportGroup", "ListReportGroups", "reportGroups")
                .given(PROJECT)
                .describeAll("BatchGetReportGroups", "reportGroupArns", 100, "reportGroups")
                .arn("{arn}")
                .name("{name}")
                .type("AWS::CodeBuild::Fleet", "ListFleets", "fleets")
                .given(PROJECT)
                .describeAll("BatchGetFleets", "names", 100, "fleets")
                .arn("{arn}")
                .name("{name}")
                .type("AWS::CodeBuild::SourceCredential", "ListSourceCredentials", "sourceCredentialsInfos")
                .given(PROJECT)
                .arn("{arn}")
                .name("{serverType}")
                .end();
    }
}
