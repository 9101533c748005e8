package dev.mitosis.partition.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quotas that an account applies, and how much of them its own metrics say is used, by region. */
public final class AppliedQuotas {
    /** The type whose records hold the quotas of a region. */
    private static final String TYPE = "AWS::ServiceQuotas::AccountSettings";

    private final Map<String, Double> applied = new HashMap<>();
    private final Map<String, Double> used = new HashMap<>();

    AppliedQuotas() {}

    void read(Resource resource) {
        if (!resource.type().equals(TYPE)) {
            return;
        }
        for (JsonNode service : resource.data().path("ListServiceQuotas")) {
            service.path("Quotas").forEach(quota -> note(applied, resource, quota, quota.path("Value")));
        }
        for (JsonNode metric : resource.data().path("GetMetricData")) {
            if (metric.path("Fact").asText().equals("quota")) {
                note(used, resource, metric, metric.path("MostValue"));
            }
        }
    }

    private static void note(Map<String, Double> values, Resource resource, JsonNode quota, JsonNode value) {
        String code = quota.path("QuotaCode").asText();
        if (value.isNumber() && !code.isEmpty()) {
            values.merge(key(code, resource.region()), value.asDouble(), Math::max);
            values.merge(key(code, ""), value.asDouble(), Math::max);
        }
    }

    private static String key(String code, String region) {
        return code + " " + region;
    }

    /** What the account may use in a region, or as a whole where the region is empty; null where it is not known. */
    @Nullable
    Double applied(String code, String region) {
        return applied.get(key(code, region));
    }

    /** The most that it used lately; null where nobody measured. */
    @Nullable
    Double used(String code, String region) {
        return used.get(key(code, region));
    }
}
