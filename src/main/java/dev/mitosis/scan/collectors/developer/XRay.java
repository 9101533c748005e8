package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.xray.XRayClient;

/** Which requests are traced, and how traces are grouped; without anything that runs there are none. */
final class XRay {
    private static final String[] TRACED = {
        "AWS::Lambda::Function",
        "AWS::ECS::Service",
        "AWS::EKS::Cluster",
        "AWS::EC2::Instance",
        "AWS::ElasticBeanstalk::Environment",
        "AWS::AppRunner::Service",
        "AWS::StepFunctions::StateMachine",
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGatewayV2::Api"
    };

    private XRay() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("xray", XRayClient.class, XRayClient::builder)
                .type("AWS::XRay::Group", "GetGroups", "Groups")
                .given(TRACED)
                .arn("{GroupARN}")
                .name("{GroupName}")
                .except("{GroupName}", "Default")
                .type("AWS::XRay::SamplingRule", "GetSamplingRules", "SamplingRuleRecords")
                .given(TRACED)
                .arn("{SamplingRule/RuleARN}")
                .name("{SamplingRule/RuleName}")
                .except("{SamplingRule/RuleName}", "Default")
                .end();
    }
}
