package dev.mitosis.aws.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Turns any SDK object into JSON with the API model's member names, as the AWS CLI prints it: absent members are left
 * out, timestamps are ISO 8601, blobs base64, map keys sorted.
 */
public final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    /** Converts an SDK object with all that is below it. */
    public static ObjectNode toJson(SdkPojo pojo) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            JsonNode value = value(field.getValueOrDefault(pojo));
            if (value != null) {
                node.set(field.memberName(), value);
            }
        }
        return node;
    }

    private static @Nullable JsonNode value(@Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return toJson(pojo);
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        return value instanceof Document document ? value(plain(document)) : scalar(value);
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode array = NODES.arrayNode(list.size());
        for (Object element : list) {
            JsonNode node = value(element);
            array.add(node == null ? NODES.nullNode() : node);
        }
        return array;
    }

    private static ObjectNode object(Map<?, ?> map) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            JsonNode node = value(value);
            sorted.put(String.valueOf(key), node == null ? NODES.nullNode() : node);
        });
        ObjectNode object = NODES.objectNode();
        object.setAll(sorted);
        return object;
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof SdkBytes bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        // Instant prints itself in ISO 8601; what else may come is an enum, whose text is its API value.
        return NODES.textNode(value instanceof Instant instant ? instant.toString() : value.toString());
    }

    private static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return NODES.numberNode(number.intValue());
        }
        if (number instanceof Long) {
            return NODES.numberNode(number.longValue());
        }
        if (number instanceof BigDecimal exact) {
            return NODES.numberNode(exact);
        }
        // As a decimal it is written in the form in which it will be read again; infinity is none.
        return Double.isFinite(number.doubleValue())
                ? NODES.numberNode(new BigDecimal(number.toString()))
                : NODES.textNode(number.toString());
    }

    private static @Nullable Object plain(Document document) {
        if (document.isNumber()) {
            return document.asNumber().bigDecimalValue();
        }
        if (document.isMap()) {
            Map<String, Object> map = new TreeMap<>();
            document.asMap().forEach((key, value) -> {
                Object plain = plain(value);
                if (plain != null) {
                    map.put(key, plain);
                }
            });
            return map;
        }
        if (document.isList()) {
            return document.asList();
        }
        return document.isNull() ? null : document.unwrap();
    }
}
