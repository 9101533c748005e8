package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A policy of the organization that is no service control policy.
 *
 * @param units the units that it is attached to
 * @param covers the types of what it protects; empty where it binds nobody from outside
 * @param content with gaps
 */
record ManagementPolicy(
        String name,
        String type,
        String purpose,
        List<String> units,
        List<String> covers,
        String source,
        JsonNode content) {

    /** Those of the product, in the order of their file. */
    static List<ManagementPolicy> all() {
        try {
            return List.of(Json.yaml().readValue(Blueprint.text("policies.yaml"), ManagementPolicy[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("policies.yaml", e);
        }
    }
}
