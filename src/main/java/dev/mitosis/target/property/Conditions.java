package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.target.property.Tables.Unless;
import java.util.List;

/**
 * Leaves out properties that AWS refuses or that are as AWS sets them itself, as the table {@code conditions.tsv} says.
 */
final class Conditions {
    private final List<Unless> rows;
    private final Notes notes;

    Conditions(List<Unless> rows, Notes notes) {
        this.rows = rows;
        this.notes = notes;
    }

    void apply(ObjectNode properties) {
        for (Unless row : rows) {
            leave(properties, properties, row, 0);
        }
    }

    private void leave(JsonNode root, JsonNode at, Unless row, int depth) {
        String step = row.property().get(depth);
        if (step.equals("*") && depth == row.property().size() - 1) {
            for (int i = at.size() - 1; i >= 0; i--) {
                if (at instanceof ArrayNode list
                        && list.get(i) instanceof ObjectNode one
                        && isSo(root, one, step, row)) {
                    list.remove(i);
                }
            }
        } else if (step.equals("*")) {
            at.forEach(one -> leave(root, one, row, depth + 1));
        } else if (depth < row.property().size() - 1) {
            leave(root, at.path(step), row, depth + 1);
        } else if (at instanceof ObjectNode object && object.has(step) && isSo(root, object, step, row)) {
            object.remove(step);
            notes.drop(String.join("/", row.property()));
        }
    }

    private static boolean isSo(JsonNode root, ObjectNode object, String step, Unless row) {
        String when = row.when();
        JsonNode value = when == null
                ? object.path(step)
                : when.startsWith("./") ? object.path(when.substring("./".length())) : root.at("/" + when);
        String text = value.isContainerNode() ? Json.line(value).strip() : value.asText("");
        return !value.isMissingNode()
                ? row.is().matcher(text).matches()
                : row.is().pattern().equals("absent");
    }
}
