package dev.mitosis.scan.secrecy;

import dev.mitosis.aws.sdk.AddedShape;
import dev.mitosis.scan.spec.AnswerPath;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** A shape of an API's model with what becomes of its members. Members are looked at when they first occur. */
public final class ModelShape {
    private static final String SERVICES = "software.amazon.awssdk.services.";

    private final String place;
    private final Map<String, SdkField<?>> fields;
    private final Map<String, Member> members = new ConcurrentHashMap<>();
    private final ModelShapes all;

    /**
     * A member.
     *
     * @param below the shape of the objects in it, in whatever lists and maps they stand; null where there are none
     * @param maps in how many maps they stand
     */
    public record Member(Treatment treatment, @Nullable ModelShape below, int maps) {}

    ModelShape(SdkPojo pojo, ModelShapes all) {
        this.place = place(pojo);
        this.fields = pojo.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        this.all = all;
    }

    /** Service and shape, as {@code glue:Job}. */
    static String place(SdkPojo pojo) {
        if (pojo instanceof AddedShape added) {
            return added.place();
        }
        Class<?> shape = pojo.getClass().getEnclosingClass() == null
                ? pojo.getClass()
                : pojo.getClass().getEnclosingClass();
        String service = shape.getPackageName().substring(SERVICES.length());
        return service.substring(0, service.indexOf('.')) + ":" + shape.getSimpleName();
    }

    /** The member of that name; empty where the shape has none. */
    public Optional<Member> member(String name) {
        Member before = members.get(name);
        if (before != null) {
            return Optional.of(before);
        }
        SdkField<?> field = fields.get(name);
        if (field == null) {
            return Optional.empty();
        }
        SdkField<?> inner = inner(field);
        ModelShape below = inner.marshallingType() == MarshallingType.SDK_POJO
                ? all.of(inner.constructor().get())
                : null;
        Member made = new Member(all.places().of(place, field), below, maps(field));
        members.put(name, made);
        return Optional.of(made);
    }

    /** What stands in the lists and maps of a member. */
    static SdkField<?> inner(SdkField<?> field) {
        if (field.marshallingType() == MarshallingType.LIST) {
            return inner(field.getTrait(ListTrait.class).memberFieldInfo());
        }
        return field.marshallingType() == MarshallingType.MAP
                ? inner(field.getTrait(MapTrait.class).valueFieldInfo())
                : field;
    }

    private static int maps(SdkField<?> field) {
        if (field.marshallingType() == MarshallingType.LIST) {
            return maps(field.getTrait(ListTrait.class).memberFieldInfo());
        }
        return field.marshallingType() == MarshallingType.MAP
                ? 1 + maps(field.getTrait(MapTrait.class).valueFieldInfo())
                : 0;
    }

    /** The shape at a path of members; empty where no objects stand there. */
    Optional<ModelShape> at(String path) {
        Optional<ModelShape> shape = Optional.of(this);
        for (String step : AnswerPath.of(path).steps()) {
            shape = shape.flatMap(above -> above.member(step)).map(Member::below);
        }
        return shape;
    }

    @Override
    public String toString() {
        return place;
    }
}
