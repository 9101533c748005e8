package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Stacks with their resources, exports and imports. */
final class CloudFormation {
    private CloudFormation() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("cloudformation", CloudFormationClient.class, CloudFormationClient::builder)
                .type("AWS::CloudFormation::Stack", "DescribeStacks", "Stacks")
                .probe()
                .arn("{StackId}")
                .name("{StackName}")
                .id("{StackName}")
                .except("{StackStatus}", "DELETE_COMPLETE")
                .detail("ListStackResources", "StackName={StackId}")
                .and()
                .detail("ListImports", "ExportName={ExportName}")
                .each("Outputs")
                .keep("Imports")
                .noneOn("ValidationError")
                .and()
                .type("AWS::CloudFormation::StackSet", "ListStackSets", "Summaries", "Status=ACTIVE")
                .arn("stackset/{StackSetId}")
                .name("{StackSetName}")
                .id("{StackSetName}")
                .detail("DescribeStackSet", "StackSetName={StackSetName}")
                .and()
                .end();
    }
}
