package dev.mitosis.check.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A template of the folder of the organization.
 *
 * @param resources by their logical ids
 * @param parameters by their names
 * @param rest the text of all but the parameters
 */
record SetUpTemplate(Map<String, JsonNode> resources, Map<String, JsonNode> parameters, String rest) {
    private static final Set<String> OUTLIVING = TsvTable.loadNamed(SetUpTemplate.class, "outliving-types.tsv").stream()
            .map(row -> row.get("type"))
            .collect(Collectors.toUnmodifiableSet());

    static Optional<SetUpTemplate> of(String text) {
        try {
            JsonNode root = Json.yaml().readTree(text);
            if (root == null || !root.path("Resources").isObject()) {
                return Optional.empty();
            }
            Map<String, JsonNode> rest = members(root);
            rest.remove("Parameters");
            return Optional.of(new SetUpTemplate(
                    members(root.path("Resources")), members(root.path("Parameters")), rest.toString()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, JsonNode> members(JsonNode node) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.fields().forEachRemaining(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }

    /** The resources of a type, by their logical ids. */
    Map<String, JsonNode> ofType(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            if (resource.path("Type").asText().equals(type)) {
                found.put(id, resource.path("Properties"));
            }
        });
        return found;
    }

    /** What is given to it and used by nothing in it: what used it is gone. */
    List<String> unused() {
        return parameters.keySet().stream()
                .filter(name -> !rest.contains("\"" + name + "\"") && !rest.contains("${" + name + "}"))
                .map(name -> "does nothing with " + name)
                .toList();
    }

    /** What goes with the stack and must not. */
    List<String> unkept() {
        List<String> flaws = new ArrayList<>();
        resources.forEach((id, resource) -> {
            boolean kept = resource.path("DeletionPolicy").asText().equals("Retain")
                    && resource.path("UpdateReplacePolicy").asText().equals("Retain");
            if (OUTLIVING.contains(resource.path("Type").asText()) && !kept) {
                flaws.add("does not retain " + id);
            }
        });
        return flaws;
    }
}
