package dev.mitosis.graph.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** JSON that an API hands out as a string: policies, redrive policies, definitions. */
public final class EmbeddedJson {
    private EmbeddedJson() {}

    /** The parsed content of a string that holds a JSON object or list; any other value as it is. */
    public static JsonNode open(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.asText();
        if (text.startsWith("%7B") || text.startsWith("%5B")) {
            text = URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
        if (!looksLikeJson(text)) {
            return value;
        }
        try {
            JsonNode parsed = Json.mapper().readTree(text);
            return parsed.isContainerNode() ? parsed : value;
        } catch (JsonProcessingException e) {
            // Not JSON after all: a text may start with a brace.
            return value;
        }
    }

    private static boolean looksLikeJson(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() - 1 && (text.charAt(i) == '{' || text.charAt(i) == '[');
    }
}
