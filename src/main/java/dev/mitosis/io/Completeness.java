package dev.mitosis.io;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jackson hold what the records promise: a component that is not {@code @Nullable} is there and not null, and no
 * list or map holds null. A component that may be missing and gets a value then says so by
 * {@code @JsonProperty(isRequired = OptBoolean.FALSE)}.
 */
final class Completeness extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean said = super.hasRequiredMarker(member);
        RecordComponent component = component(member);
        return (said == null && component != null) ? Boolean.valueOf(!nullable(component)) : said;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        boolean required =
                annotated instanceof AnnotatedMember member && Boolean.TRUE.equals(hasRequiredMarker(member));
        return JsonSetter.Value.construct(required ? Nulls.FAIL : Nulls.SET, Nulls.FAIL);
    }

    private static @Nullable RecordComponent component(AnnotatedMember member) {
        Class<?> owner = member.getDeclaringClass();
        return owner.isRecord() && member instanceof AnnotatedParameter parameter && canonical(parameter)
                ? owner.getRecordComponents()[parameter.getIndex()]
                : null;
    }

    private static boolean canonical(AnnotatedParameter parameter) {
        return parameter.getOwner() instanceof com.fasterxml.jackson.databind.introspect.AnnotatedConstructor maker
                && maker.getParameterCount() == parameter.getDeclaringClass().getRecordComponents().length;
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
