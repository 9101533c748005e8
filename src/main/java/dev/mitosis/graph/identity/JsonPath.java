package dev.mitosis.graph.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A fixed path into a record; {@code *} stands for any member or element. */
public record JsonPath(List<String> segments) {
    public static JsonPath of(String text) {
        return new JsonPath(Arrays.stream(text.substring(1).split("/"))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** Hands over each value at the path with its pointer. */
    public void each(JsonNode root, String base, BiConsumer<JsonNode, String> found) {
        walk(root, 0, base, found);
    }

    private void walk(JsonNode at, int depth, String pointer, BiConsumer<JsonNode, String> found) {
        if (depth == segments.size()) {
            found.accept(at, pointer);
            return;
        }
        String segment = segments.get(depth);
        if (segment.equals("*")) {
            everyChild(at, pointer, (child, below) -> walk(child, depth + 1, below, found));
        } else if (at.has(segment)) {
            walk(at.get(segment), depth + 1, Pointers.below(pointer, segment), found);
        }
    }

    public static void everyChild(JsonNode at, String pointer, BiConsumer<JsonNode, String> found) {
        if (at.isArray()) {
            for (int i = 0; i < at.size(); i++) {
                found.accept(at.get(i), pointer + "/" + i);
            }
        } else if (at.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> it = at.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> member = it.next();
                found.accept(member.getValue(), Pointers.below(pointer, member.getKey()));
            }
        }
    }
}
