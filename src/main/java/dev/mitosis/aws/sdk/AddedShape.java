package dev.mitosis.aws.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A structure of an API that the SDK has no class for: texts, points in time, and structures of these. It can be filled
 * and looked at as the SDK's own are; built, it stays what it is.
 */
public final class AddedShape implements SdkPojo, Buildable {
    private static final String TIME = ":time";

    private final Form form;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * What such a structure may hold.
     *
     * @param place service and shape, as {@code kms:KeyLastUsage}
     */
    public record Form(String place, List<SdkField<?>> fields) {
        public Form {
            fields = List.copyOf(fields);
        }

        /**
         * The form with these members.
         *
         * @param members as {@code Name}, {@code Name:time} for a point in time, {@code Name.Member} for a structure
         */
        public static Form of(String service, String shape, List<String> members) {
            Map<String, List<String>> below = new LinkedHashMap<>();
            for (String member : members) {
                int dot = member.indexOf('.');
                String name = dot < 0 ? member : member.substring(0, dot);
                List<String> inner = below.computeIfAbsent(name, key -> new ArrayList<>());
                if (dot >= 0) {
                    inner.add(member.substring(dot + 1));
                }
            }
            List<SdkField<?>> fields = new ArrayList<>();
            below.forEach((name, inner) -> fields.add(field(service, name, inner)));
            return new Form(service + ":" + shape, fields);
        }

        private static SdkField<?> field(String service, String name, List<String> inner) {
            if (!inner.isEmpty()) {
                Form nested = of(service, name, inner);
                return field(SdkPojo.class, MarshallingType.SDK_POJO, name, nested);
            }
            return name.endsWith(TIME)
                    ? field(
                            Instant.class,
                            MarshallingType.INSTANT,
                            name.substring(0, name.length() - TIME.length()),
                            null)
                    : field(String.class, MarshallingType.STRING, name, null);
        }

        private static <T> SdkField<T> field(
                Class<T> values, MarshallingType<T> type, String name, @Nullable Form nested) {
            SdkField.Builder<T> field = SdkField.<T>builder(type)
                    .memberName(name)
                    .getter(shape -> values.cast(((AddedShape) shape).values.get(name)))
                    .setter((shape, value) -> ((AddedShape) shape).put(name, value))
                    .traits(LocationTrait.builder()
                            .location(MarshallLocation.PAYLOAD)
                            .locationName(name)
                            .build());
            return nested == null
                    ? field.build()
                    : field.constructor(() -> new AddedShape(nested)).build();
        }
    }

    /** An empty one. */
    public AddedShape(Form form) {
        this.form = form;
    }

    private void put(String name, @Nullable Object value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** Service and shape, as {@code kms:KeyLastUsage}. */
    public String place() {
        return form.place();
    }

    /**
     * Takes from JSON as it stands on the wire what the shape knows; times are seconds since 1970.
     *
     * @throws java.time.DateTimeException where a point in time is none
     * @throws ArithmeticException where it lies beyond all calendars
     */
    public AddedShape take(JsonNode wire) {
        for (SdkField<?> field : form.fields()) {
            JsonNode value = wire.path(field.memberName());
            if (!value.isMissingNode() && !value.isNull()) {
                put(field.memberName(), value(field, value));
            }
        }
        return this;
    }

    private static @Nullable Object value(SdkField<?> field, JsonNode node) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return node.isObject() ? ((AddedShape) field.constructor().get()).take(node) : null;
        }
        if (field.marshallingType() == MarshallingType.STRING) {
            return node.asText();
        }
        if (!node.isNumber()) {
            return Instant.parse(node.asText());
        }
        BigDecimal seconds = node.decimalValue();
        long whole = seconds.toBigInteger().longValueExact();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        return form.fields();
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
        return form.fields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
    }

    @Override
    public AddedShape build() {
        return this;
    }

    @Override
    public String toString() {
        return form.place() + values;
    }
}
