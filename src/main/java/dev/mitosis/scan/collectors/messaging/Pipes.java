package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.pipes.PipesClient;

/** Pipes from one source through an enrichment to one target. */
final class Pipes {
    private Pipes() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("pipes", PipesClient.class, PipesClient::builder)
                .type("AWS::Pipes::Pipe", "ListPipes", "Pipes")
                .describeEach("DescribePipe", "", "Name={Name}")
                .arn("{Arn}")
                .name("{Name}")
                .end();
    }
}
