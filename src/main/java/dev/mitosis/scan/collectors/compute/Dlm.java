package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.dlm.DlmClient;

/** Snapshot and image lifecycle policies. */
final class Dlm {
    private Dlm() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("dlm", DlmClient.class, DlmClient::builder)
                .type("AWS::DLM::LifecyclePolicy", "GetLifecyclePolicies", "Policies")
                .describeEach("GetLifecyclePolicy", "Policy", "PolicyId={PolicyId}")
                .arn("{PolicyArn}")
                .id("{PolicyId}")
                .name("{Description}")
                .end();
    }
}
