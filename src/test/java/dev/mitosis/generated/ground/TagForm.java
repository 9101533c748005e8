package dev.mitosis.generated.ground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.account.Members;
import java.util.Map;

/** The forms in which the services' answers hold tags. */
final class TagForm {
    private TagForm() {}

    /** Writes tags into an answer; the form is a word and a JSON pointer, as {@code list /Tags}. */
    static void write(String form, ObjectNode data, String arn, Map<String, String> tags) {
        String[] parts = form.split(" ", 2);
        switch (parts[0]) {
            case "list" -> Members.set(data, parts[1], list(tags, "Key", "Value"));
            case "lower" -> Members.set(data, parts[1], list(tags, "key", "value"));
            case "kms" -> Members.set(data, parts[1], list(tags, "TagKey", "TagValue"));
            case "group" -> Members.set(data, parts[1], ofGroup(data, tags));
            case "described" ->
                Members.set(
                        data,
                        "/DescribeTags/TagDescriptions",
                        Nodes.array(Nodes.object("ResourceArn", arn, "Tags", list(tags, "Key", "Value"))));
            case "map" -> Members.set(data, parts[1], Nodes.node(tags));
            default -> throw new IllegalArgumentException(form);
        }
    }

    private static ArrayNode list(Map<String, String> tags, String key, String value) {
        ArrayNode list = Nodes.array();
        tags.forEach((k, v) -> list.add(Nodes.object(key, k, value, v)));
        return list;
    }

    private static ArrayNode ofGroup(ObjectNode data, Map<String, String> tags) {
        ArrayNode list = Nodes.array();
        tags.forEach((k, v) -> list.add(Nodes.object(
                "ResourceId",
                data.path("AutoScalingGroupName").asText(),
                "ResourceType",
                "auto-scaling-group",
                "Key",
                k,
                "Value",
                v,
                "PropagateAtLaunch",
                !k.startsWith("aws:"))));
        return list;
    }
}
