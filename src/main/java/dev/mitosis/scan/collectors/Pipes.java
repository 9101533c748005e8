package dev.mitosis.scan.collectors;

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
                .secretJson("/EnrichmentParameters/InputTemplate")
                .secret("/EnrichmentParameters/HttpParameters/HeaderParameters/*")
                .secret("/EnrichmentParameters/HttpParameters/QueryStringParameters/*")
                .secretJson("/TargetParameters/InputTemplate")
                .secret("/TargetParameters/HttpParameters/HeaderParameters/*")
                .secret("/TargetParameters/HttpParameters/QueryStringParameters/*")
                .secret("/TargetParameters/EcsTaskParameters/Overrides/ContainerOverrides/*/Environment/*/value")
                .secret("/TargetParameters/EcsTaskParameters/Overrides/ContainerOverrides/*/Command/*")
                .secret("/TargetParameters/BatchJobParameters/ContainerOverrides/Environment/*/Value")
                .secret("/TargetParameters/BatchJobParameters/ContainerOverrides/Command/*")
                .secret("/TargetParameters/BatchJobParameters/Parameters/*")
                .end();
    }
}
