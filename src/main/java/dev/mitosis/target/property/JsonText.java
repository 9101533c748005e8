package dev.mitosis.target.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.io.Json;

/** Texts of answers that are JSON. */
final class JsonText {
    private JsonText() {}

    /** The object or list that a text is; missing where it is none. */
    static JsonNode read(String text) {
        String bare = text.strip();
        return bare.startsWith("{") || bare.startsWith("[") ? number(bare) : JsonNodeFactory.instance.missingNode();
    }

    /** The number that a text is, or any other JSON; missing where it is none. */
    static JsonNode number(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
