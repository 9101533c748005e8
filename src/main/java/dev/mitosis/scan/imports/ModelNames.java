package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.scan.spec.AnswerPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Gives members the names that the API's model has for them, where somebody wrote them with other capitals, as AWS
 * Config does ({@code dBInstanceArn} for {@code DBInstanceArn}). What the model does not know keeps its name.
 */
final class ModelNames {
    /** Some APIs answer with a flat map; what Config writes beside each other belongs into it. */
    /** Seconds since 1970: the year 9999. What is larger is no time. */
    private static final BigDecimal LATEST = new BigDecimal("253402300799");

    private static final String FLAT_MAP = "Attributes";

    private static final String WRAPPED = "value";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ModelNames() {}

    /** A copy of the object with the member names of the shape. */
    static ObjectNode of(SdkPojo shape, ObjectNode object) {
        Map<String, SdkField<?>> fields = new HashMap<>();
        shape.sdkFields().forEach(field -> fields.put(folded(field.memberName()), field));
        ObjectNode named = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            SdkField<?> field = fields.get(folded(member.getKey()));
            if (field != null && member.getValue().isNull()) {
                continue;
            }
            if (field != null) {
                named.set(field.memberName(), value(field, member.getValue()));
            } else {
                leftover(fields, named).set(member.getKey(), member.getValue());
            }
        }
        return named;
    }

    /** Moves members that the shape does not have into the one of its objects that has them. */
    static void wrap(SdkPojo shape, ObjectNode node) {
        Set<String> own = shape.sdkFields().stream().map(SdkField::memberName).collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> member : List.copyOf(node.properties())) {
            if (!own.contains(member.getKey())) {
                around(shape, member.getKey()).ifPresent(field -> {
                    node.remove(member.getKey());
                    ObjectNode alone = NODES.objectNode().set(member.getKey(), member.getValue());
                    node.withObjectProperty(field.memberName())
                            .setAll(of(field.constructor().get(), alone));
                });
            }
        }
    }

    private static Optional<SdkField<?>> around(SdkPojo shape, String member) {
        return shape.sdkFields().stream()
                .filter(field -> field.marshallingType() == MarshallingType.SDK_POJO)
                .<SdkField<?>>map(field -> field)
                .filter(field -> field.constructor().get().sdkFields().stream()
                        .anyMatch(inner -> folded(inner.memberName()).equals(folded(member))))
                .findFirst();
    }

    private static ObjectNode leftover(Map<String, SdkField<?>> fields, ObjectNode named) {
        SdkField<?> flat = fields.get(folded(FLAT_MAP));
        return flat != null && flat.marshallingType() == MarshallingType.MAP
                ? named.withObjectProperty(flat.memberName())
                : named;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static JsonNode value(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return list(field, value);
        }
        if (type == MarshallingType.MAP) {
            return map(field, value);
        }
        if (type == MarshallingType.SDK_POJO) {
            return value instanceof ObjectNode object ? of(field.constructor().get(), object) : value;
        }
        return type == MarshallingType.INSTANT ? instant(value) : scalar(value);
    }

    /** The AWS CLI writes an offset or, in its first version, seconds; Config milliseconds; a scan none of them. */
    private static JsonNode instant(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal seconds = value.decimalValue();
            return seconds.abs().compareTo(LATEST) > 0
                    ? value
                    : TextNode.valueOf(
                            Instant.ofEpochMilli(seconds.movePointRight(3).longValue())
                                    .toString());
        }
        try {
            return TextNode.valueOf(
                    OffsetDateTime.parse(value.asText()).toInstant().toString());
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static JsonNode list(SdkField<?> field, JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
        ArrayNode list = NODES.arrayNode(value.size());
        value.forEach(child -> list.add(value(element, child)));
        return list;
    }

    private static JsonNode map(SdkField<?> field, JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
        ObjectNode map = NODES.objectNode();
        value.properties().forEach(entry -> map.set(entry.getKey(), value(element, entry.getValue())));
        return map;
    }

    /** A text may come wrapped, and a document that the API hands out as text may come as JSON. */
    private static JsonNode scalar(JsonNode value) {
        if (value.isObject() && value.size() == 1 && value.path(WRAPPED).isValueNode()) {
            return value.path(WRAPPED);
        }
        return value.isContainerNode() ? TextNode.valueOf(value.toString()) : value;
    }

    /** The shape of the elements at a path of an answer; empty where the elements are no objects. */
    static Optional<SdkPojo> at(SdkPojo answer, String path) {
        SdkPojo shape = answer;
        for (String step : AnswerPath.of(path).steps()) {
            SdkField<?> field = shape.sdkFields().stream()
                    .filter(candidate -> candidate.memberName().equals(step))
                    .findFirst()
                    .orElse(null);
            SdkPojo below = field == null ? null : element(field);
            if (below == null) {
                return Optional.empty();
            }
            shape = below;
        }
        return Optional.of(shape);
    }

    private static @Nullable SdkPojo element(SdkField<?> field) {
        SdkField<?> inner = field.marshallingType() == MarshallingType.LIST
                ? field.getTrait(ListTrait.class).memberFieldInfo()
                : field;
        return inner.marshallingType() == MarshallingType.SDK_POJO
                ? inner.constructor().get()
                : null;
    }
}
