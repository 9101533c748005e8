package dev.mitosis.scan.call;

import dev.mitosis.model.Resource;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a service is asked.
 *
 * @param asked the region whose endpoint answers
 * @param variables what templates know about the place
 */
public record ServiceRegion(ServiceSpec service, String asked, Map<String, String> variables) {
    /** Where a service is asked in a region; a global one belongs to none. */
    public static ServiceRegion of(ServiceSpec service, String asked, String partition, String account) {
        String region = service.global() ? Resource.GLOBAL : asked;
        return new ServiceRegion(
                service, asked, Map.of("region", region, "asked", asked, "partition", partition, "account", account));
    }

    /** The region as it stands in resources and coverage. */
    public String region() {
        return variables.getOrDefault("region", Resource.GLOBAL);
    }

    /** The same place for what is in no region. */
    public ServiceRegion global() {
        Map<String, String> known = new HashMap<>(variables);
        known.put("region", Resource.GLOBAL);
        return new ServiceRegion(service, asked, Map.copyOf(known));
    }

    /** The same service in another region. */
    public ServiceRegion at(String region) {
        return new ServiceRegion(service, region, variables);
    }
}
