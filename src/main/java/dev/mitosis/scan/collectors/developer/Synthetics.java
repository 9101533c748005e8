package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.synthetics.SyntheticsClient;

/** Scripts that play a user; each of them is a function too, so that without functions there are none. */
final class Synthetics {
    private static final String CANARY = "AWS::Synthetics::Canary";

    private Synthetics() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("synthetics", SyntheticsClient.class, SyntheticsClient::builder)
                .type(CANARY, "DescribeCanaries", "Canaries")
                .given("AWS::Lambda::Function")
                .arn("canary:{Name}")
                .id("{Name}")
                .drop("/Timeline/LastStarted", "/Timeline/LastStopped")
                .type("AWS::Synthetics::Group", "ListGroups", "Groups")
                .given(CANARY)
                .arn("{Arn}")
                .name("{Name}")
                .detail("ListGroupResources", "GroupIdentifier={Arn}")
                .and()
                .end();
    }
}
