package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of analytics and machine learning. */
public final class AnalyticsCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Glue.spec(),
            Athena.spec(),
            Emr.spec(),
            EmrServerless.spec(),
            LakeFormation.spec(),
            SageMakerStudio.spec(),
            SageMaker.spec(),
            Bedrock.spec(),
            BedrockAgent.spec(),
            QuickSight.spec());

    private AnalyticsCollectors() {}
}
