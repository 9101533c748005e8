package dev.mitosis.generated.ground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;

/** JSON values in a line. */
public final class Nodes {
    private Nodes() {}

    /** An object of key, value, key, value. */
    public static ObjectNode object(Object... pairs) {
        ObjectNode object = Json.mapper().createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.set(String.valueOf(pairs[i]), node(pairs[i + 1]));
        }
        return object;
    }

    public static ArrayNode array(Object... values) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Object value : values) {
            array.add(node(value));
        }
        return array;
    }

    static JsonNode node(Object value) {
        return value instanceof JsonNode node ? node : Json.mapper().valueToTree(value);
    }
}
