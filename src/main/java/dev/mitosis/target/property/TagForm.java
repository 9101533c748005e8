package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tags of a record in the form that a type's schema wants them: a list of pairs, or a map. */
final class TagForm {
    /** What AWS itself writes begins so, and nobody else may write it. */
    private static final String OF_AWS = "aws:";

    private TagForm() {}

    /** The tags; null where the schema wants a form that is not known. */
    static @Nullable JsonNode of(Map<String, String> tags, Shape shape) {
        Shape elements = shape.elements();
        if (elements == null) {
            return shape.isFree() || shape.values() != null ? map(tags) : null;
        }
        String key = member(elements, "key");
        String value = member(elements, "value");
        return key == null || value == null || elements.properties().size() > 2 ? null : list(tags, key, value);
    }

    private static @Nullable String member(Shape shape, String ending) {
        return shape.properties().keySet().stream()
                .filter(name -> Kinship.plain(name).endsWith(ending))
                .findFirst()
                .orElse(null);
    }

    /** The tags as a map, without what AWS itself writes. */
    static JsonNode map(Map<String, String> tags) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        tags.forEach((key, value) -> {
            if (!key.startsWith(OF_AWS)) {
                map.put(key, value);
            }
        });
        return map;
    }

    /** Leaves out of a property what AWS itself has written, and the property where nothing else is in it. */
    static void leaveOutThoseOfAws(ObjectNode properties, String property) {
        JsonNode tags = properties.path(property);
        if (tags instanceof ArrayNode list) {
            list.removeIf(TagForm::isOfAws);
        } else if (tags instanceof ObjectNode map) {
            map.retain(names(map).filter(name -> !name.startsWith(OF_AWS)).toList());
        }
        if (tags.isContainerNode() && tags.isEmpty()) {
            properties.remove(property);
        }
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static boolean isOfAws(JsonNode tag) {
        return tag.properties().stream()
                .anyMatch(member -> Kinship.plain(member.getKey()).endsWith("key")
                        && member.getValue().asText().startsWith(OF_AWS));
    }

    private static JsonNode list(Map<String, String> tags, String key, String value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.forEach((name, text) -> {
            if (!name.startsWith(OF_AWS)) {
                list.addObject().put(key, name).put(value, text);
            }
        });
        return list;
    }
}
