package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.mwaa.MwaaClient;

/** Managed Airflow environments. */
final class Mwaa {
    private Mwaa() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("mwaa", MwaaClient.class, MwaaClient::builder)
                .prefix("airflow")
                .type("AWS::MWAA::Environment", "ListEnvironments", "Environments")
                .describeEach("GetEnvironment", "Environment", "Name={@item}")
                .arn("{Arn}")
                .id("{Name}")
                .end();
    }
}
