package dev.mitosis.scan.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things stand in an answer of the API, as members of its model: {@code Reservations/Instances} is every instance
 * of every reservation, for lists are gone through without a step of their own. The empty text is the answer itself.
 *
 * <p>Names in models hold neither slashes nor wildcards. Places in resources' data, where maps have keys of any form,
 * are a {@link dev.mitosis.io.JsonPath}.
 */
public record AnswerPath(List<String> steps) {
    /** Reads a path. */
    public static AnswerPath of(String text) {
        return new AnswerPath(text.isEmpty() ? List.of() : List.of(text.split("/", -1)));
    }

    /** The values at the path, the elements of lists each for itself. */
    public List<JsonNode> values(JsonNode answer) {
        List<JsonNode> level = List.of(answer);
        for (String step : steps) {
            List<JsonNode> next = new ArrayList<>();
            level.forEach(node -> flatten(node.path(step), next));
            level = next;
        }
        return level;
    }

    private static void flatten(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(into::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            into.add(node);
        }
    }

    /** The last step. */
    public String last() {
        return steps.get(steps.size() - 1);
    }

    /** The object that holds the last step, made where it is not there. */
    public ObjectNode holder(ObjectNode answer) {
        ObjectNode at = answer;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = at.withObjectProperty(step);
        }
        return at;
    }
}
