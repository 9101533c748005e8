package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;

/** Serverless Spark and Hive applications. */
final class EmrServerless {
    private EmrServerless() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("emr-serverless", EmrServerlessClient.class, EmrServerlessClient::builder)
                .type("AWS::EMRServerless::Application", "ListApplications", "applications")
                .describeEach("GetApplication", "application", "applicationId={id}")
                .arn("{arn}")
                .id("{applicationId}")
                .name("{name}")
                .except("{state}", "TERMINATED")
                .end();
    }
}
