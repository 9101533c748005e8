package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of what stands towards the internet. */
public final class EdgeCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            ApiGateway.spec(),
            ApiGatewayV2.spec(),
            CloudFront.spec(),
            Route53.spec(),
            GlobalAccelerator.spec(),
            Route53Domains.spec(),
            Wafv2.spec(),
            Wafv2.ofCloudFront(),
            WafClassic.spec(),
            WafClassic.ofCloudFront(),
            Shield.spec(),
            Fms.spec(),
            AppSync.spec(),
            Amplify.spec());

    private EdgeCollectors() {}
}
