package dev.mitosis.scan.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One configuration item of AWS Config. The file of a snapshot and the answers of the API write the same facts in
 * slightly different words; here they are one.
 *
 * @param arn the ARN; empty for the types that Config knows by id only
 * @param captured ISO time; items of one resource are told apart by it
 * @param status for example {@code OK} or {@code ResourceDeleted}
 */
record ConfigItem(
        String arn,
        String type,
        String id,
        String name,
        String region,
        String account,
        String captured,
        String status,
        Map<String, String> tags,
        List<Relationship> relationships,
        JsonNode configuration,
        Map<String, JsonNode> supplements) {

    /** What Config says about another resource: any of its names may be missing, and the verb may end in the type. */
    record Relationship(String type, String id, String name, String verb) {}

    /** Reads an item; an {@link IllegalArgumentException} says what is wrong with it. */
    static ConfigItem of(JsonNode node, ConfigTypeNames names) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a configuration item is a JSON object");
        }
        String type = names.of(text(node, "resourceType"));
        String id = text(node, "resourceId");
        if (type.isEmpty() || (id.isEmpty() && text(node, "resourceName").isEmpty())) {
            throw new IllegalArgumentException("it has no resourceType or neither resourceId nor resourceName");
        }
        return new ConfigItem(
                first(node, "ARN", "arn"),
                type,
                id,
                text(node, "resourceName"),
                text(node, "awsRegion"),
                first(node, "awsAccountId", "accountId"),
                text(node, "configurationItemCaptureTime"),
                text(node, "configurationItemStatus"),
                tags(node.path("tags")),
                relationships(node.path("relationships"), names),
                parsed(node.path("configuration")),
                supplements(node.path("supplementaryConfiguration")));
    }

    /** Whether the resource existed when the item was made. */
    boolean alive() {
        return !status.contains("Deleted");
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static String first(JsonNode node, String member, String otherwise) {
        return node.hasNonNull(member) ? text(node, member) : text(node, otherwise);
    }

    private static Map<String, String> tags(JsonNode tags) {
        Map<String, String> read = new TreeMap<>();
        tags.properties().forEach(tag -> read.put(tag.getKey(), tag.getValue().asText("")));
        return read;
    }

    private static List<Relationship> relationships(JsonNode relationships, ConfigTypeNames names) {
        List<Relationship> read = new ArrayList<>();
        for (JsonNode one : relationships) {
            String type = text(one, "resourceType");
            String verb = first(one, "relationshipName", "name").strip();
            read.add(new Relationship(
                    names.of(type), text(one, "resourceId"), text(one, "resourceName"), verb(verb, type)));
        }
        return read;
    }

    /** "Is contained in Vpc" and "Is contained in " are the same verb. */
    private static String verb(String words, String type) {
        String kind = type.substring(type.lastIndexOf(':') + 1);
        boolean typed = !kind.isEmpty()
                && words.toLowerCase(java.util.Locale.ROOT).endsWith(" " + kind.toLowerCase(java.util.Locale.ROOT));
        return typed ? words.substring(0, words.length() - kind.length()).strip() : words;
    }

    private static Map<String, JsonNode> supplements(JsonNode node) {
        Map<String, JsonNode> read = new TreeMap<>();
        node.properties().forEach(member -> read.put(member.getKey(), parsed(member.getValue())));
        return read;
    }

    /** The API hands out configurations as JSON in a string, a snapshot as JSON. */
    private static JsonNode parsed(JsonNode node) {
        if (!node.isTextual()) {
            return node.isMissingNode() || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
        }
        String text = node.asText().strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return node;
        }
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("its configuration is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The configuration as an object; a configuration of another kind stands in a member {@code value}. */
    ObjectNode body() {
        return configuration instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().set("value", configuration);
    }
}
