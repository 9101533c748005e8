package dev.mitosis.scan;

import java.util.Set;

/**
 * What a scan looks for.
 *
 * @param services the services to read by their AWS CLI names; empty means all
 * @param thorough whether every type is asked for in every region, even where nothing shows that the region is used
 * @param cloudControl CloudFormation types to fetch through Cloud Control
 * @param usage whether it is asked how much and how lately things are used
 */
public record ScanScope(Set<String> services, boolean thorough, Set<String> cloudControl, boolean usage) {
    /** All services; a region without any sign of use is not asked for every type. */
    public static final ScanScope EVERYTHING = new ScanScope(Set.of(), false);

    public ScanScope {
        services = Set.copyOf(services);
        cloudControl = Set.copyOf(cloudControl);
    }

    /** One that fetches nothing through Cloud Control. */
    public ScanScope(Set<String> services, boolean thorough) {
        this(services, thorough, Set.of(), true);
    }

    /** The same, but nobody asks how much and how lately things are used. */
    public ScanScope withoutUsage() {
        return new ScanScope(services, thorough, cloudControl, false);
    }

    /** Whether all services are read, so that what others name and they do not is missing. */
    boolean whole() {
        return services.isEmpty();
    }

    /** Whether quiet regions are asked like the others; what somebody asked for by name always is. */
    boolean everywhere() {
        return thorough || !services.isEmpty();
    }
}
