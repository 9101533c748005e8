package dev.mitosis.check.artefact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A template as it lies in the folder of artefacts.
 *
 * @param path below the folder
 * @param root all of it
 * @param logical the logical ids by the planned ids that the template says
 */
record TemplateFile(String path, JsonNode root, Map<String, String> logical) {
    /** Reads a template; empty where it is no YAML or has no resources. */
    static Optional<TemplateFile> of(String path, String text) {
        try {
            JsonNode root = Json.yaml().readTree(text);
            return root != null && root.path("Resources").isObject()
                    ? Optional.of(new TemplateFile(path, root, logical(root)))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> logical(JsonNode root) {
        Map<String, String> ids = new HashMap<>();
        root.path("Resources").fields().forEachRemaining(entry -> {
            String planned = planned(entry.getValue());
            if (!planned.isEmpty()) {
                ids.put(planned, entry.getKey());
            }
        });
        return ids;
    }

    private static String planned(JsonNode resource) {
        return resource.path("Metadata").path("Mitosis").path("PlannedId").asText();
    }

    /** Its resources by their logical ids. */
    Map<String, JsonNode> resources() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        root.path("Resources").fields().forEachRemaining(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** The planned id that the resource says; empty where it says none. */
    static String plannedId(JsonNode resource) {
        return planned(resource);
    }
}
