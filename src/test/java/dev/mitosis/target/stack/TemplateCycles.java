package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what CloudFormation would call a circular dependency, in the text of a template. */
final class TemplateCycles {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9.]+)?}");

    private TemplateCycles() {}

    static List<String> in(String stack, String template) {
        JsonNode resources;
        try {
            resources = Json.yaml().readTree(template).path("Resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<String>> needs = new HashMap<>();
        resources.properties().forEach(resource -> {
            Set<String> named = new HashSet<>();
            collect(resource.getValue(), named);
            resource.getValue().path("DependsOn").forEach(other -> named.add(other.asText()));
            named.removeIf(name -> !resources.has(name));
            needs.put(resource.getKey(), named);
        });
        List<String> found = new ArrayList<>();
        boolean removed = true;
        while (removed) {
            Set<String> free = new HashSet<>();
            needs.forEach((name, others) -> {
                if (others.isEmpty()) {
                    free.add(name);
                }
            });
            removed = !free.isEmpty();
            needs.keySet().removeAll(free);
            needs.values().forEach(others -> others.removeAll(free));
        }
        if (!needs.isEmpty()) {
            found.add(stack + " has a cycle among " + needs);
        }
        return found;
    }

    private static void collect(JsonNode node, Set<String> named) {
        if (node.has("Ref")) {
            named.add(node.get("Ref").asText());
        }
        if (node.has("Fn::GetAtt")) {
            named.add(node.get("Fn::GetAtt").path(0).asText());
        }
        if (node.has("Fn::Sub")) {
            Matcher variable = VARIABLE.matcher(node.get("Fn::Sub").asText());
            while (variable.find()) {
                named.add(variable.group(1));
            }
        }
        node.forEach(child -> collect(child, named));
    }
}
