package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.spec.AnswerPath;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Joins what a listing and a description of one thing say, where both stand in one list. */
final class RepeatedItems {
    private RepeatedItems() {}

    /** Joins the items of a type in an answer of an operation that lists or describes it. */
    static void join(TypeSpec type, String operation, ObjectNode answer) {
        Describe describe = type.describe();
        boolean lists = describe == null
                ? type.list().operation().equals(operation)
                : describe.call().operation().equals(operation);
        String items = describe == null ? type.items() : describe.items();
        List<String> identity = type.arn().itemPaths();
        if (lists && !items.isEmpty() && !identity.isEmpty()) {
            AnswerPath path = AnswerPath.of(items);
            if (path.holder(answer).get(path.last()) instanceof ArrayNode list) {
                join(list, identity);
            }
        }
    }

    private static void join(ArrayNode list, List<String> identity) {
        Map<String, ObjectNode> first = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode item) {
                String key = identity.stream().map(path -> text(item, path)).collect(Collectors.joining("|"));
                ObjectNode before = key.replace("|", "").isEmpty() ? null : first.putIfAbsent(key, item);
                if (before != null) {
                    item.properties().forEach(member -> {
                        if (!before.hasNonNull(member.getKey())) {
                            before.set(member.getKey(), member.getValue());
                        }
                    });
                    list.remove(i--);
                }
            }
        }
    }

    private static String text(JsonNode item, String path) {
        return item.at("/" + path).asText("");
    }
}
