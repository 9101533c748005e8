package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers whose form is like no other: maps with two names in a key, attributes of which three are one thing. */
final class OddForms {
    /** The protocols as CloudFormation calls them, by how SNS begins its attributes. */
    private static final Map<String, String> PROTOCOLS = new TreeMap<>(Map.of(
            "Application", "application", "Firehose", "firehose", "HTTP", "http/s", "Lambda", "lambda", "SQS", "sqs"));

    private static final List<String> FEEDBACK =
            List.of("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn");

    private final String word;

    OddForms(String word) {
        this.word = word;
    }

    /** What a verb makes of a value; null where that is nothing. */
    @Nullable
    JsonNode of(String verb, JsonNode value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        switch (verb) {
            case "tagspec" -> tagged(value, list);
            case "settings" -> settings(value, list);
            default -> feedback(value, list);
        }
        return list.isEmpty() ? null : list;
    }

    private void tagged(JsonNode tags, ArrayNode list) {
        if (!tags.isEmpty()) {
            ArrayNode pairs = list.addObject().put("ResourceType", word).putArray("Tags");
            tags.properties()
                    .forEach(tag -> pairs.addObject().put("Key", tag.getKey()).set("Value", tag.getValue()));
        }
    }

    /** The key is a path, in which slashes are written as ~1, a slash, and a method. */
    private static void settings(JsonNode methods, ArrayNode list) {
        methods.properties().forEach(method -> {
            int slash = method.getKey().lastIndexOf('/');
            if (slash >= 0 && method.getValue() instanceof ObjectNode own) {
                ObjectNode setting = own.deepCopy();
                setting.put("HttpMethod", method.getKey().substring(slash + 1));
                setting.put(
                        "ResourcePath",
                        "/" + method.getKey().substring(0, slash).replaceFirst("^/", ""));
                list.add(setting);
            }
        });
    }

    private static void feedback(JsonNode attributes, ArrayNode list) {
        PROTOCOLS.forEach((beginning, protocol) -> {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            for (String name : FEEDBACK) {
                if (!attributes.path(beginning + name).asText("").isEmpty()) {
                    one.set(name, attributes.path(beginning + name));
                }
            }
            if (!one.isEmpty()) {
                list.add(one.put("Protocol", protocol));
            }
        });
    }
}
