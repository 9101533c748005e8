package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Brings a recorded configuration into the form of the API's model: what Config calls otherwise, as it often does with
 * the kind of the thing before a name or left out ({@code Id} for {@code TransitGatewayId}), and what it writes beside
 * the object that the model has it in.
 */
final class ConfigForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A name of a single word, such as Status, may mean something else inside of another member. */
    private static final Pattern SEVERAL_WORDS = Pattern.compile("[A-Za-z][a-z0-9]*(?:[A-Z]+[a-z0-9]*)+");

    private static final String ARN = "arn";

    private final ConfigSynonyms synonyms;

    ConfigForm(ConfigSynonyms synonyms) {
        this.synonyms = synonyms;
    }

    /**
     * A copy of the object with the model's names where the shape has the member, in whichever capitals.
     *
     * @param kind the last word of the thing's type
     */
    ObjectNode of(SdkPojo shape, ObjectNode object, String kind) {
        Map<String, SdkField<?>> fields = fields(shape);
        ObjectNode formed = object(shape, object);
        for (Map.Entry<String, JsonNode> member : List.copyOf(formed.properties())) {
            if (!fields.containsKey(folded(member.getKey()))) {
                ownName(fields, member, kind)
                        .filter(field -> !has(formed, field))
                        .ifPresentOrElse(
                                field -> move(formed, member, field), () -> moveInside(formed, member, fields));
            }
        }
        return formed;
    }

    private void move(ObjectNode formed, Map.Entry<String, JsonNode> member, SdkField<?> field) {
        formed.remove(member.getKey());
        formed.set(field.memberName(), value(field, member.getValue()));
    }

    private static boolean has(ObjectNode formed, SdkField<?> field) {
        return formed.properties().stream()
                .anyMatch(member -> folded(member.getKey()).equals(folded(field.memberName())));
    }

    private static Optional<SdkField<?>> ownName(
            Map<String, SdkField<?>> fields, Map.Entry<String, JsonNode> member, String kind) {
        String name = folded(member.getKey());
        String own = folded(kind);
        String bare = name.startsWith(own) && name.length() > own.length() ? name.substring(own.length()) : name;
        boolean arn = Arn.parse(member.getValue().asText("")).isPresent();
        return List.of(own + name, bare, arn ? name + ARN : name, name + "s", name.replaceAll("(?:ie)?s$", "")).stream()
                .flatMap(candidate -> Optional.<SdkField<?>>ofNullable(fields.get(candidate)).stream())
                .filter(field -> fits(field, member.getValue()))
                .findFirst();
    }

    private static boolean fits(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return value.isArray();
        }
        boolean object = type == MarshallingType.MAP || type == MarshallingType.SDK_POJO;
        return object ? value.isObject() : value.isValueNode();
    }

    /** Moves what the shape has inside of one of its objects, and of one only. */
    private void moveInside(ObjectNode formed, Map.Entry<String, JsonNode> member, Map<String, SdkField<?>> fields) {
        if (!SEVERAL_WORDS.matcher(member.getKey()).matches()) {
            return;
        }
        String name = folded(member.getKey());
        List<SdkField<?>> holders = fields.values().stream()
                .filter(field -> field.marshallingType() == MarshallingType.SDK_POJO)
                .filter(field -> inner(field, name).isPresent())
                .toList();
        if (holders.size() == 1) {
            SdkField<?> holder = holders.get(0);
            SdkField<?> field = inner(holder, name).orElseThrow();
            if (fits(field, member.getValue())) {
                formed.remove(member.getKey());
                formed.withObjectProperty(holder.memberName()).set(field.memberName(), value(field, member.getValue()));
            }
        }
    }

    /** The member of an object by its own name, or by that with the object's before it. */
    private static Optional<SdkField<?>> inner(SdkField<?> holder, String name) {
        return holder.constructor().get().sdkFields().stream()
                .<SdkField<?>>map(field -> field)
                .filter(field -> name.equals(folded(field.memberName()))
                        || name.equals(folded(holder.memberName()) + folded(field.memberName())))
                .findFirst();
    }

    private ObjectNode object(SdkPojo shape, ObjectNode object) {
        Map<String, SdkField<?>> fields = fields(shape);
        ObjectNode formed = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            SdkField<?> field = fields.get(folded(member.getKey()));
            if (field != null) {
                set(formed, field.memberName(), value(field, member.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!fields.containsKey(folded(member.getKey()))) {
                Optional<ConfigSynonyms.Synonym> synonym = synonyms.of(shape, member.getKey());
                if (synonym.isPresent()) {
                    named(shape, formed, synonym.get(), member.getValue());
                } else {
                    formed.set(member.getKey(), member.getValue());
                }
            }
        }
        return formed;
    }

    private void named(SdkPojo shape, ObjectNode formed, ConfigSynonyms.Synonym synonym, JsonNode value) {
        SdkPojo below = shape;
        ObjectNode at = formed;
        List<String> steps = synonym.path().steps();
        for (String step : steps.subList(0, steps.size() - 1)) {
            below = field(below, step).constructor().get();
            at = at.withObjectProperty(step);
        }
        String last = synonym.path().last();
        set(at, last, value(field(below, last), value));
    }

    /** Where two names of Config's mean one member, what both say stands there once. */
    private static void set(ObjectNode formed, String member, JsonNode value) {
        if (formed.get(member) instanceof ArrayNode list && value instanceof ArrayNode more) {
            more.forEach(element -> {
                if (!said(list, element)) {
                    list.add(element);
                }
            });
        } else if (!formed.hasNonNull(member)) {
            formed.set(member, value);
        }
    }

    /** Whether an element says all that this one says. */
    private static boolean said(ArrayNode list, JsonNode element) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode known = list.get(i);
            if (includes(known, element)) {
                return true;
            }
            if (includes(element, known)) {
                list.set(i, element);
                return true;
            }
        }
        return false;
    }

    private static boolean includes(JsonNode known, JsonNode element) {
        return known.equals(element)
                || (known.isObject()
                        && element.isObject()
                        && !element.isEmpty()
                        && element.properties().stream()
                                .allMatch(member -> member.getValue().equals(known.get(member.getKey()))));
    }

    private JsonNode value(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST && value.isArray()) {
            ArrayNode list = NODES.arrayNode(value.size());
            value.forEach(
                    element -> list.add(value(field.getTrait(ListTrait.class).memberFieldInfo(), element)));
            return list;
        }
        if (type == MarshallingType.MAP && value.isObject()) {
            ObjectNode map = NODES.objectNode();
            value.properties()
                    .forEach(entry -> map.set(
                            entry.getKey(), value(field.getTrait(MapTrait.class).valueFieldInfo(), entry.getValue())));
            return map;
        }
        return type == MarshallingType.SDK_POJO ? below(field.constructor().get(), value) : value;
    }

    private JsonNode below(SdkPojo shape, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object(shape, object);
        }
        return value.isTextual()
                ? synonyms.ofText(shape)
                        .<JsonNode>map(synonym -> NODES.objectNode().set(synonym.member(), value))
                        .orElse(value)
                : value;
    }

    private static SdkField<?> field(SdkPojo shape, String name) {
        SdkField<?> field = fields(shape).get(folded(name));
        if (field == null) {
            throw new IllegalStateException(ConfigSynonyms.name(shape) + " has no member " + name);
        }
        return field;
    }

    private static Map<String, SdkField<?>> fields(SdkPojo shape) {
        Map<String, SdkField<?>> fields = new HashMap<>();
        shape.sdkFields().forEach(field -> fields.put(folded(field.memberName()), field));
        return fields;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
