package dev.mitosis.aws.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills request builders from JSON that uses the API model's member names. */
public final class SdkRequests {
    private SdkRequests() {}

    /** Builds the request; a member that the request does not have is an error. */
    public static Object build(SdkPojo builder, ObjectNode parameters) {
        fill(builder, parameters);
        return ((Buildable) builder).build();
    }

    /**
     * Sets the members of a request builder.
     *
     * @throws IllegalArgumentException where the request has no such member
     */
    public static void fill(SdkPojo builder, ObjectNode parameters) {
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            SdkField<?> field = field(builder, parameter.getKey())
                    .orElseThrow(() ->
                            new IllegalArgumentException(builder.getClass().getName() + " has no member "
                                    + parameter.getKey() + ", only " + members(builder)));
            field.set(builder, value(field, parameter.getValue()));
        }
    }

    /** The member of that name, if there is one. */
    private static Optional<SdkField<?>> field(SdkPojo pojo, String member) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(member))
                .findFirst();
    }

    /** The names of all members. */
    public static Set<String> members(SdkPojo pojo) {
        return pojo.sdkFields().stream().map(SdkField::memberName).collect(Collectors.toSet());
    }

    private static @Nullable Object value(SdkField<?> field, JsonNode node) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return list(field, node);
        }
        if (type == MarshallingType.MAP) {
            return map(field, node);
        }
        if (type == MarshallingType.SDK_POJO) {
            return build(field.constructor().get(), (ObjectNode) node);
        }
        return scalar(type, node.asText());
    }

    private static List<@Nullable Object> list(SdkField<?> field, JsonNode node) {
        SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(child -> values.add(value(element, child)));
        } else {
            values.add(value(element, node));
        }
        return values;
    }

    private static Map<String, @Nullable Object> map(SdkField<?> field, JsonNode node) {
        SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value(element, entry.getValue())));
        return values;
    }

    private static Object scalar(MarshallingType<?> type, String text) {
        if (type == MarshallingType.INTEGER) {
            return Integer.valueOf(text);
        }
        if (type == MarshallingType.LONG) {
            return Long.valueOf(text);
        }
        if (type == MarshallingType.BOOLEAN) {
            return Boolean.valueOf(text);
        }
        if (type == MarshallingType.DOUBLE) {
            return Double.valueOf(text);
        }
        if (type == MarshallingType.FLOAT) {
            return Float.valueOf(text);
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return new BigDecimal(text);
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.parse(text);
        }
        return type == MarshallingType.SDK_BYTES ? SdkBytes.fromUtf8String(text) : text;
    }
}
