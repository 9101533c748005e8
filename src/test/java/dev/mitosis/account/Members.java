package dev.mitosis.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts values into records in the making. */
public final class Members {
    private Members() {}

    /** Puts a value at a JSON pointer; a segment {@code -} appends to a list. */
    public static void set(ObjectNode data, String pointer, JsonNode value) {
        String[] parts = pointer.substring(1).split("/", -1);
        JsonNode at = data;
        for (int i = 0; i < parts.length - 1; i++) {
            at = step(at, unescape(parts[i]), parts[i + 1].equals("-"));
        }
        place(at, unescape(parts[parts.length - 1]), value);
    }

    private static String unescape(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    private static JsonNode step(JsonNode at, String part, boolean list) {
        if (at instanceof ArrayNode array) {
            if (!part.equals("-")) {
                return array.path(Integer.parseInt(part));
            }
            return list ? array.addArray() : array.addObject();
        }
        ObjectNode object = (ObjectNode) at;
        JsonNode next = object.get(part);
        if (next == null) {
            next = list ? object.putArray(part) : object.putObject(part);
        }
        return next;
    }

    private static void place(JsonNode at, String part, JsonNode value) {
        if (at instanceof ArrayNode array) {
            array.add(value);
        } else {
            ((ObjectNode) at).set(part, value);
        }
    }
}
