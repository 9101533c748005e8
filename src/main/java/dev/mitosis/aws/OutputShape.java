package dev.mitosis.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * What the SDK's model says of the body of an operation's answer.
 *
 * @param body what the body is
 * @param members what its outermost structure may hold, by the names on the wire
 * @param certain whether the model promises that one of them is always there
 */
record OutputShape(Body body, Set<String> members, boolean certain) {
    /** What a body is. */
    enum Body {
        /** It says nothing: the operation answers by status and headers only. */
        NOTHING,
        STRUCTURE,
        /** A text for somebody else, such as a policy. */
        TEXT,
        /** Bytes, of which there may be none. */
        BYTES
    }

    private static final ClassValue<OutputShape> SHAPES = new ClassValue<>() {
        @Override
        protected OutputShape computeValue(Class<?> request) {
            return of(answer(request).sdkFields());
        }
    };

    /** Whether every body is a good one. */
    boolean free() {
        return body == Body.NOTHING || body == Body.BYTES;
    }

    /** The shape of the answer to a request. */
    static OutputShape answering(SdkRequest request) {
        return SHAPES.get(request.getClass());
    }

    /** The SDK names the two sides of an operation alike. */
    private static SdkPojo answer(Class<?> request) {
        String name = request.getName().replaceFirst("Request$", "Response");
        try {
            return (SdkPojo) Class.forName(name, true, request.getClassLoader())
                    .getMethod("builder")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the SDK has no " + name, e);
        }
    }

    /** The shape of an answer with these members. */
    static OutputShape of(List<SdkField<?>> fields) {
        List<SdkField<?>> inBody = fields.stream()
                .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                .toList();
        Optional<SdkField<?>> payload = inBody.stream()
                .filter(field -> field.containsTrait(PayloadTrait.class))
                .findFirst();
        return payload.map(OutputShape::carriedBy).orElseGet(() -> structure(inBody));
    }

    /** Some operations answer with one member alone, without a structure around it. */
    private static OutputShape carriedBy(SdkField<?> payload) {
        if (payload.marshallingType() == MarshallingType.SDK_POJO) {
            return structure(payload.constructor().get().sdkFields());
        }
        boolean text = payload.marshallingType() == MarshallingType.STRING;
        return new OutputShape(text ? Body.TEXT : Body.BYTES, Set.of(), false);
    }

    private static OutputShape structure(List<SdkField<?>> fields) {
        Set<String> members = new HashSet<>();
        fields.forEach(field -> members.addAll(namesOf(field)));
        boolean certain = fields.stream().anyMatch(field -> field.containsTrait(RequiredTrait.class));
        return new OutputShape(fields.isEmpty() ? Body.NOTHING : Body.STRUCTURE, Set.copyOf(members), certain);
    }

    /** The elements of a list that XML does not wrap may go by the name of one. */
    private static Set<String> namesOf(SdkField<?> field) {
        Set<String> names = new HashSet<>(List.of(field.locationName(), field.unmarshallLocationName()));
        field.getOptionalTrait(ListTrait.class)
                .filter(ListTrait::isFlattened)
                .map(ListTrait::memberLocationName)
                .ifPresent(names::add);
        return names;
    }

    /**
     * What is wrong with a structure that holds these members; empty for nothing. A member that the model does not know
     * may be new, but an answer of nothing else is one to another question.
     */
    Optional<String> flaw(Set<String> found) {
        if (found.isEmpty()) {
            return certain ? Optional.of("holds nothing, although there always is something") : Optional.empty();
        }
        return found.stream().noneMatch(members::contains)
                ? Optional.of("holds nothing of what the operation answers")
                : Optional.empty();
    }
}
