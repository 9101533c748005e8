package dev.mitosis.scan.collectors;

import dev.mitosis.scan.collectors.analytics.AnalyticsCollectors;
import dev.mitosis.scan.collectors.compute.ComputeCollectors;
import dev.mitosis.scan.collectors.data.DataCollectors;
import dev.mitosis.scan.collectors.developer.DeveloperCollectors;
import dev.mitosis.scan.collectors.edge.EdgeCollectors;
import dev.mitosis.scan.collectors.identity.IdentityCollectors;
import dev.mitosis.scan.collectors.management.ManagementCollectors;
import dev.mitosis.scan.collectors.messaging.MessagingCollectors;
import dev.mitosis.scan.collectors.network.NetworkCollectors;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.stream.Stream;

/** All collectors. The order decides who has a resource that two of them name: the first. */
public final class Collectors {
    private static final List<ServiceSpec> ALL = Stream.of(
                    ComputeCollectors.ALL,
                    NetworkCollectors.ALL,
                    DataCollectors.ALL,
                    AnalyticsCollectors.ALL,
                    MessagingCollectors.ALL,
                    IdentityCollectors.ALL,
                    EdgeCollectors.ALL,
                    DeveloperCollectors.ALL,
                    ManagementCollectors.ALL)
            .flatMap(List::stream)
            .toList();

    private Collectors() {}

    /** Every service that is read. */
    public static List<ServiceSpec> all() {
        return ALL;
    }
}
