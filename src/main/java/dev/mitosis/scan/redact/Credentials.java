package dev.mitosis.scan.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Hides what has the form of a credential in data of which the places that may hold secrets are redacted already. */
final class Credentials {
    private static final Pattern PRESIGNED = Pattern.compile("(?i)[?&]x-amz-(?:signature|security-token|credential)=");

    /** The members of tags and headers, the one with the name and the one with the value. */
    private static final Map<String, String> PAIRS = Map.of(
            "Key", "Value",
            "key", "value",
            "TagKey", "TagValue",
            "HeaderName", "HeaderValue");

    private static final Set<String> TAGS = Set.of("Tags", "tags");

    private Credentials() {}

    /** Scrubs the node and all that is below it; {@code known} tells the names of resources, which stay. */
    static void scrub(JsonNode node, Predicate<String> known) {
        if (node instanceof ObjectNode object) {
            PAIRS.forEach((name, value) -> hide(object, object.path(name).asText(""), value, known));
            object.properties().forEach(member -> {
                if (TAGS.contains(member.getKey()) && member.getValue() instanceof ObjectNode tags) {
                    tags.properties().forEach(tag -> hide(tags, tag.getKey(), tag.getKey(), known));
                }
                member.setValue(scrubbed(member.getValue(), known));
            });
            PolicyConditions.scrub(object);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, scrubbed(array.get(i), known));
            }
        }
    }

    private static void hide(ObjectNode object, String name, String member, Predicate<String> known) {
        JsonNode value = object.path(member);
        if (value.isTextual()) {
            object.put(member, SecretShapes.hide(name, value.textValue(), known));
        }
    }

    private static JsonNode scrubbed(JsonNode value, Predicate<String> known) {
        if (!value.isTextual()) {
            scrub(value, known);
            return value;
        }
        String text = value.textValue();
        String shown = PRESIGNED.matcher(text).find()
                ? TextRedactor.MASK
                : SecretShapes.hide(PolicyConditions.scrub(text), known);
        return shown.equals(text) ? value : TextNode.valueOf(shown);
    }
}
