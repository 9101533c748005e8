package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.spec.AnswerPath;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * Makes the listing that is not among the files from those that tell the same: from descriptions, each of which names
 * what it describes.
 */
final class DerivedListings {
    private static final Pattern WHOLE_ITEM = Pattern.compile("\\{(?:@item|(?<member>[A-Za-z]+))}");

    /** An answer with the subject that its file's name gives, which may be empty. */
    record Told(String subject, ObjectNode answer) {}

    private DerivedListings() {}

    /** The names that a listing would have given for what is described here. */
    static List<JsonNode> names(Describe describe, List<Told> descriptions) {
        if (descriptions.isEmpty() || describe.batched()) {
            return descriptions.isEmpty() ? List.of() : List.of(JsonNodeFactory.instance.textNode(Describe.ANY));
        }
        List<JsonNode> names = new ArrayList<>();
        for (Told told : descriptions) {
            for (JsonNode item : Items.at(told.answer(), describe.items())) {
                name(describe.call(), told, item).ifPresent(names::add);
            }
        }
        return names;
    }

    private static Optional<JsonNode> name(CallSpec call, Told told, JsonNode item) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> parameter : call.parameters().entrySet()) {
            Matcher place = WHOLE_ITEM.matcher(parameter.getValue());
            if (place.matches()) {
                Optional<String> value = value(parameter.getKey(), told, item);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                if (place.group("member") == null) {
                    return value.map(JsonNodeFactory.instance::textNode);
                }
                named.put(place.group("member"), value.get());
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }

    private static Optional<String> value(String parameter, Told told, JsonNode item) {
        if (!told.subject().isEmpty()) {
            return Optional.of(told.subject());
        }
        JsonNode own = item.path(parameter);
        return own.isTextual() ? Optional.of(own.textValue()) : arn(item);
    }

    /** The first ARN, which is nearly always the thing's own. */
    private static Optional<String> arn(JsonNode node) {
        if (node.isTextual()) {
            return Arn.parse(node.textValue()).map(Arn::toString);
        }
        for (JsonNode child : node) {
            Optional<String> found = arn(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Puts items into an answer of this shape; where one list leads to them, each is in an object of its own there. */
    static void put(SdkPojo shape, ObjectNode answer, String path, List<JsonNode> items) {
        List<String> steps = AnswerPath.of(path).steps();
        boolean inList = steps.size() == 2
                && shape.sdkFields().stream()
                        .anyMatch(field -> field.memberName().equals(steps.get(0))
                                && field.marshallingType() == MarshallingType.LIST);
        if (inList) {
            ArrayNode list = answer.withArrayProperty(steps.get(0));
            items.forEach(item -> list.addObject().set(steps.get(1), item));
        } else {
            put(answer, path, items);
        }
    }

    /** Puts items into an answer, at the place where the type looks for them. */
    static void put(ObjectNode answer, String path, List<JsonNode> items) {
        AnswerPath place = AnswerPath.of(path);
        ArrayNode list = place.holder(answer).withArrayProperty(place.last());
        items.forEach(list::add);
    }
}
