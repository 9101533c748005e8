package dev.mitosis.scan;

import dev.mitosis.aws.sdk.AddedShape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills SDK objects with one of everything, a canary of its own in each text, and knows where each was put. */
final class ModelCanaries {
    private static final Pattern FORM = Pattern.compile("Qz\\d{5}zQ");

    /** A shape within itself says nothing new. */
    private static final int MOST_NESTED = 2;

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<Class<?>, Set<String>> getters = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Where a canary is.
     *
     * @param member service, shape and member, as {@code glue:Job.Name}
     * @param listed whether the API lists the values that may stand there
     */
    record Place(String member, boolean listed) {}

    /** An object with everything that its shape and the shapes below it know. */
    synchronized SdkPojo fill(SdkPojo builder) {
        String shape = shape(builder);
        open.push(shape);
        for (SdkField<?> field : builder.sdkFields()) {
            Place place = new Place(shape + "." + field.memberName(), listed(builder, field));
            field.set(builder, value(field, place));
        }
        open.pop();
        return (SdkPojo) ((Buildable) builder).build();
    }

    /** Service and shape, as {@code glue:Job}. */
    static String shape(SdkPojo builder) {
        if (builder instanceof AddedShape added) {
            return added.place();
        }
        Class<?> shape = builder.getClass().getEnclosingClass();
        return shape.getPackageName().split("\\.", -1)[4] + ":" + shape.getSimpleName();
    }

    /** A member whose values the API lists has a getter for the text beside the one for the value. */
    private boolean listed(SdkPojo builder, SdkField<?> field) {
        if (builder instanceof AddedShape) {
            return false;
        }
        Set<String> getters = this.getters.computeIfAbsent(
                builder.getClass().getEnclosingClass(),
                shape -> Arrays.stream(shape.getMethods())
                        .map(method -> method.getName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        String text = field.memberName().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT) + "asstring";
        return getters.contains(text) || getters.contains(text + "s");
    }

    private @Nullable Object value(SdkField<?> field, Place place) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            Object element = value(field.getTrait(ListTrait.class).memberFieldInfo(), place);
            return element == null ? List.of() : List.of(element);
        }
        if (type == MarshallingType.MAP) {
            Object entry = value(field.getTrait(MapTrait.class).valueFieldInfo(), place);
            String key = canary(new Place(place.member() + " key", place.listed()));
            return entry == null ? Map.of() : Map.of(key, entry);
        }
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo inner = field.constructor().get();
            long nested = open.stream().filter(shape(inner)::equals).count();
            return nested >= MOST_NESTED ? null : fill(inner);
        }
        return scalar(type, place);
    }

    private Object scalar(MarshallingType<?> type, Place place) {
        if (type == MarshallingType.INTEGER || type == MarshallingType.SHORT) {
            return type == MarshallingType.SHORT ? (Object) (short) 1 : (Object) 1;
        }
        if (type == MarshallingType.LONG) {
            return 1L;
        }
        if (type == MarshallingType.BOOLEAN) {
            return false;
        }
        if (type == MarshallingType.DOUBLE) {
            return 1d;
        }
        if (type == MarshallingType.FLOAT) {
            return 1f;
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return BigDecimal.ONE;
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.EPOCH;
        }
        String text = canary(place);
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromUtf8String(text);
        }
        return type == MarshallingType.DOCUMENT
                ? Document.mapBuilder().putString("any", text).build()
                : text;
    }

    private String canary(Place place) {
        String text = String.format(Locale.ROOT, "Qz%05dzQ", places.size());
        places.put(text, place);
        return text;
    }

    /** Every place that has a canary. */
    synchronized Set<Place> places() {
        return Set.copyOf(places.values());
    }

    /** How many texts have a canary. */
    synchronized int size() {
        return places.size();
    }

    /** The places of the canaries in a text, plain or in base64. */
    synchronized Set<Place> in(String text) {
        Set<String> found = new TreeSet<>();
        Matcher plain = FORM.matcher(text);
        while (plain.find()) {
            found.add(plain.group());
        }
        // Nine letters are twelve in base64, of which the first three never change.
        String start = Base64.getEncoder()
                .encodeToString("Qz0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .substring(0, 3);
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            decoded(text, at).ifPresent(found::add);
        }
        Set<Place> where = new java.util.LinkedHashSet<>();
        found.stream().filter(places::containsKey).map(places::get).forEach(where::add);
        return where;
    }

    private static Optional<String> decoded(String text, int at) {
        if (at + 12 > text.length()) {
            return Optional.empty();
        }
        try {
            String decoded = new String(
                    Base64.getDecoder().decode(text.substring(at, at + 12)),
                    java.nio.charset.StandardCharsets.US_ASCII);
            return Optional.of(decoded).filter(one -> FORM.matcher(one).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
