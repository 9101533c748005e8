package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.sfn.SfnClient;

/** State machines. */
final class StepFunctions {
    private StepFunctions() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("stepfunctions", SfnClient.class, SfnClient::builder)
                .prefix("states")
                .type("AWS::StepFunctions::StateMachine", "ListStateMachines", "stateMachines")
                .arn("{stateMachineArn}")
                .name("{name}")
                .detail("DescribeStateMachine", "stateMachineArn={stateMachineArn}")
                .and()
                .detail("ListTagsForResource", "resourceArn={stateMachineArn}")
                .forTags()
                .and()
                .type("AWS::StepFunctions::Activity", "ListActivities", "activities")
                .arn("{activityArn}")
                .name("{name}")
                .detail("DescribeActivity", "activityArn={activityArn}")
                .keep("encryptionConfiguration")
                .and()
                .end();
    }
}
