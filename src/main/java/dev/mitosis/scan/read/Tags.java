package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads tags in every shape in which the APIs write them. */
public final class Tags {
    private static final List<String> MEMBERS =
            List.of("Tags", "tags", "TagList", "TagSet", "tagSet", "Tag", "TagsList", "ResourceTags");
    private static final List<String> KEYS = List.of("Key", "key", "TagKey");
    private static final List<String> VALUES = List.of("Value", "value", "TagValue");

    private static final String ITEMS = "Items";

    private Tags() {}

    /** The tags that stand in a common member of the node; empty where none does. */
    public static Map<String, String> within(JsonNode node) {
        for (String member : MEMBERS) {
            JsonNode tags = node.path(member);
            if (tags.isContainerNode()) {
                return read(tags);
            }
        }
        return Map.of();
    }

    /** The tags of a list of pairs or a map; CloudFront puts the list one step further down. */
    public static Map<String, String> read(JsonNode tags) {
        if (tags.path(ITEMS).isArray()) {
            return read(tags.path(ITEMS));
        }
        Map<String, String> read = new TreeMap<>();
        if (tags.isObject()) {
            tags.properties()
                    .forEach(tag -> read.put(tag.getKey(), tag.getValue().asText("")));
        } else {
            for (JsonNode tag : tags) {
                first(tag, KEYS)
                        .ifPresent(key -> read.put(key, first(tag, VALUES).orElse("")));
            }
        }
        return read;
    }

    private static Optional<String> first(JsonNode tag, List<String> members) {
        return members.stream()
                .map(tag::path)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .findFirst();
    }
}
