package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of what runs code: machines, containers, functions. */
public final class ComputeCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Ec2Instances.spec(),
            AutoScaling.spec(),
            Lambda.spec(),
            Ecs.spec(),
            Ecr.spec(),
            Eks.spec(),
            Batch.spec(),
            AppRunner.spec(),
            ElasticBeanstalk.spec(),
            Lightsail.spec(),
            LightsailGlobal.spec(),
            ApplicationAutoScaling.spec(),
            ImageBuilder.spec(),
            Dlm.spec(),
            WorkSpaces.spec(),
            EcrPublic.spec());

    private ComputeCollectors() {}
}
