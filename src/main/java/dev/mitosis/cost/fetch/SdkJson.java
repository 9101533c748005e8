package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Requests and answers of any AWS operation as JSON in the API's own member names, both ways. */
final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private SdkJson() {}

    /** The object as JSON; absent members are left out. */
    static ObjectNode toJson(SdkPojo pojo) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                node.set(field.memberName(), valueToJson(value));
            }
        }
        return node;
    }

    private static JsonNode valueToJson(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof SdkPojo pojo) {
            return toJson(pojo);
        } else if (value instanceof Collection<?> items) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(item -> array.add(valueToJson(item)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, item) -> object.set(String.valueOf(key), valueToJson(item)));
            return object;
        }
        return scalarToJson(value);
    }

    private static JsonNode scalarToJson(Object value) {
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return NODES.numberNode(((Number) value).longValue());
        } else if (value instanceof Number number) {
            return NODES.numberNode(new BigDecimal(number.toString()));
        } else if (value instanceof SdkBytes bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
        }
        return NODES.textNode(value.toString());
    }

    /**
     * Sets the members of a request builder.
     *
     * @throws IllegalArgumentException where the operation has no such member
     */
    static void fill(SdkPojo builder, JsonNode members) {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        members.properties().forEach(member -> {
            SdkField<?> field = fields.get(member.getKey());
            if (field == null) {
                throw new IllegalArgumentException("no member " + member.getKey() + " among " + fields.keySet());
            }
            field.set(builder, fromJson(field, member.getValue()));
        });
    }

    private static Object fromJson(SdkField<?> field, JsonNode node) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo nested = field.constructor().get();
            fill(nested, node);
            return ((Buildable) nested).build();
        } else if (type == MarshallingType.LIST) {
            SdkField<?> item =
                    Objects.requireNonNull(field.getTrait(ListTrait.class)).memberFieldInfo();
            List<Object> items = new ArrayList<>();
            node.forEach(element -> items.add(fromJson(item, element)));
            return items;
        } else if (type == MarshallingType.MAP) {
            SdkField<?> item =
                    Objects.requireNonNull(field.getTrait(MapTrait.class)).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), fromJson(item, entry.getValue())));
            return map;
        }
        return scalarFromJson(type, node);
    }

    private static Object scalarFromJson(MarshallingType<?> type, JsonNode node) {
        if (type == MarshallingType.INTEGER) {
            return node.intValue();
        } else if (type == MarshallingType.LONG) {
            return node.longValue();
        } else if (type == MarshallingType.BOOLEAN) {
            return node.booleanValue();
        } else if (type == MarshallingType.DOUBLE) {
            return node.doubleValue();
        } else if (type == MarshallingType.INSTANT) {
            return Instant.parse(node.asText());
        }
        return node.asText();
    }
}
