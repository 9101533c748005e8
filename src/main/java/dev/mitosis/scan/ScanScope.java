package dev.mitosis.scan;

import java.util.Set;

/**
 * What a scan looks for.
 *
 * @param services the services to read by their AWS CLI names; empty means all
 * @param thorough whether every type is asked for in every region, even where nothing shows that the region is used
 */
public record ScanScope(Set<String> services, boolean thorough) {
    /** All services; a region without any sign of use is not asked for every type. */
    public static final ScanScope EVERYTHING = new ScanScope(Set.of(), false);

    public ScanScope {
        services = Set.copyOf(services);
    }

    /** Whether quiet regions are asked like the others; what somebody asked for by name always is. */
    boolean everywhere() {
        return thorough || !services.isEmpty();
    }
}
