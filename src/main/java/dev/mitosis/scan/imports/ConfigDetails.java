package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.imports.ConfigTypes.Origin;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.Detail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Config writes side by side what the API answers to a listing and to further questions. What the listing's model does
 * not have goes to the answer whose model has it.
 */
final class ConfigDetails {
    private final Map<String, Map<String, SdkPojo>> shapes = new HashMap<>();

    /** Moves members of the node that the shape does not have below the operations that answer with them. */
    void spread(ObjectNode node, SdkPojo shape, Origin origin) {
        Set<String> listed =
                shape.sdkFields().stream().map(SdkField::memberName).collect(Collectors.toSet());
        Set<String> told = answers(origin).keySet();
        List<String> left = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!listed.contains(name) && !told.contains(name)) {
                left.add(name);
            }
        });
        for (String member : left) {
            JsonNode value = node.get(member);
            ObjectNode alone = JsonNodeFactory.instance.objectNode().set(member, value);
            for (Map.Entry<String, SdkPojo> answer : answers(origin).entrySet()) {
                ObjectNode named = ModelNames.of(answer.getValue(), alone);
                ModelNames.wrap(answer.getValue(), named);
                boolean belongs =
                        answer.getValue().sdkFields().stream().anyMatch(field -> named.has(field.memberName()));
                if (belongs) {
                    node.remove(member);
                    merge(node.withObjectProperty(answer.getKey()), named);
                    break;
                }
            }
        }
    }

    /** Gives what stands below the operations the names of their answers. */
    void name(ObjectNode node, Origin origin) {
        answers(origin).forEach((operation, answer) -> {
            if (node.get(operation) instanceof ObjectNode told) {
                node.set(operation, ModelNames.of(answer, told));
            }
        });
    }

    private static void merge(ObjectNode into, ObjectNode more) {
        more.properties().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode below) {
                merge(inner, below);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** The shapes of the answers to further questions, by operation. */
    Map<String, SdkPojo> answers(Origin origin) {
        return shapes.computeIfAbsent(origin.type().type(), key -> {
            Map<String, SdkPojo> answers = new LinkedHashMap<>();
            for (Detail detail : origin.type().details()) {
                if (detail instanceof Detail.Single single && single.each() == null) {
                    String operation = detail.call().operation();
                    answers.put(
                            operation,
                            SdkOperation.bind(origin.service().client(), operation)
                                    .newResponse());
                }
            }
            return answers;
        });
    }
}
