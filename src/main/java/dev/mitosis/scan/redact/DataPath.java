package dev.mitosis.scan.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place in a resource's data.
 *
 * @param steps names of members; {@code *} stands for any member or element, a final {@code **} for all below
 */
record DataPath(List<String> steps) {
    static DataPath of(String pointer) {
        return new DataPath(List.of(pointer.substring(1).split("/", -1)));
    }

    /** Puts something else in the place of each value there; nothing takes a member away. */
    void change(JsonNode data, Function<JsonNode, Optional<JsonNode>> change) {
        change(data, 0, change);
    }

    private void change(JsonNode node, int depth, Function<JsonNode, Optional<JsonNode>> change) {
        String step = steps.get(depth);
        if (node instanceof ObjectNode object) {
            List<String> gone = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (step.startsWith("*") || step.equals(member.getKey())) {
                    changed(member.getValue(), depth, change)
                            .ifPresentOrElse(member::setValue, () -> gone.add(member.getKey()));
                }
            }
            object.remove(gone);
        } else if (node instanceof ArrayNode array && step.startsWith("*")) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                changed(array.get(i), depth, change).ifPresent(value -> array.set(at, value));
            }
        }
    }

    private Optional<JsonNode> changed(JsonNode node, int depth, Function<JsonNode, Optional<JsonNode>> change) {
        if (depth == steps.size() - 1) {
            return change.apply(node);
        }
        change(node, depth + 1, change);
        return Optional.of(node);
    }
}
