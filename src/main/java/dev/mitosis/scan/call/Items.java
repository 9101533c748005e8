package dev.mitosis.scan.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.spec.AnswerPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the items of an answer: {@code Reservations/Instances} goes through every reservation. */
public final class Items {
    private Items() {}

    /** The items at an {@link AnswerPath}. */
    public static List<JsonNode> at(JsonNode answer, String path) {
        return AnswerPath.of(path).values(answer);
    }

    /** The items at the path, or those that a text such as {@code [a,b]} names itself. */
    public static List<JsonNode> named(JsonNode answer, String path) {
        if (!path.startsWith("[")) {
            return at(answer, path);
        }
        return Stream.of(path.substring(1, path.length() - 1).split(","))
                .filter(name -> !name.isEmpty())
                .<JsonNode>map(JsonNodeFactory.instance::textNode)
                .toList();
    }

    /** Adds a further page to an answer: lists grow, everything else stays as the first page had it. */
    public static void append(ObjectNode answer, ObjectNode page) {
        for (Map.Entry<String, JsonNode> member : page.properties()) {
            JsonNode present = answer.get(member.getKey());
            if (present instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else if (present instanceof ObjectNode inner && member.getValue() instanceof ObjectNode more) {
                append(inner, more);
            } else if (present == null) {
                answer.set(member.getKey(), member.getValue());
            }
        }
    }
}
