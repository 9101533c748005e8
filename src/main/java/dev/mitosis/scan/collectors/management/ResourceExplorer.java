package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;

/** The indexes in which resources can be searched; one region names those of all. */
final class ResourceExplorer {
    private ResourceExplorer() {}

    static ServiceSpec spec() {
        return ServiceSpec.global(
                        "resource-explorer-2", ResourceExplorer2Client.class, ResourceExplorer2Client::builder)
                .type("AWS::ResourceExplorer2::Index", "ListIndexes", "Indexes")
                .arn("{Arn}")
                .name("{Type}")
                .region("{Region}")
                .end();
    }
}
