package dev.mitosis.scan.collectors.developer;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of source code, builds and deployments. */
public final class DeveloperCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            CodeBuild.spec(),
            CodePipeline.spec(),
            CodeDeploy.spec(),
            CodeArtifact.spec(),
            CodeCommit.spec(),
            CodeConnections.spec(),
            XRay.spec(),
            Synthetics.spec());

    private DeveloperCollectors() {}
}
