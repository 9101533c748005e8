package dev.mitosis;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No static field is assigned twice, and what others than its own class can see is a value: of a type that is listed or
 * of a class whose fields are final; a collection must be one that refuses changes, which is looked up in the class.
 */
final class SharedValues extends ArchCondition<JavaClass> {
    private static final Set<String> VALUES = Set.of(
            "java.lang.Class",
            "java.lang.String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.format.DateTimeFormatter",
            "java.util.Comparator",
            "java.util.regex.Pattern");
    private static final List<Class<?>> COLLECTIONS = List.of(Collection.class, Map.class);

    SharedValues() {
        super("share only values that do not change");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || (seen(field) && !value(field)))
                .forEach(field -> events.add(
                        SimpleConditionEvent.violated(type, field.getDescription() + " can change and is shared")));
    }

    private static boolean seen(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.PRIVATE);
    }

    private static boolean value(JavaField field) {
        JavaClass type = field.getRawType();
        if (type.isArray()) {
            return false;
        }
        if (type.getPackageName().startsWith("java.util")) {
            return VALUES.contains(type.getName())
                    || type.getPackageName().equals("java.util.function")
                    || (COLLECTIONS.stream().anyMatch(kind -> kind.isAssignableFrom(type.reflect()))
                            && refusesChanges(field));
        }
        return type.isPrimitive()
                || VALUES.contains(type.getName())
                || (type.getPackageName().startsWith("dev.mitosis") && unchanging(type));
    }

    private static boolean unchanging(JavaClass type) {
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
    }

    private static boolean refusesChanges(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            String found = reflected.get(null).getClass().getName();
            return found.startsWith("java.util.ImmutableCollections")
                    || found.matches("java\\.util\\.Collections\\$(Unmodifiable|Empty|Singleton).*");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.getFullName(), e);
        }
    }
}
