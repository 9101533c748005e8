package dev.mitosis.check.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One spelling for what APIs and CloudFormation spell differently. */
final class MemberSpelling {
    static final String VALUE = "Value";

    private static final List<String> KEYS = List.of("Key", "Name", "ParameterKey");
    private static final Map<String, List<String>> SYNONYMS = Map.of(
            "true", List.of("enabled", "active", "on", "yes"),
            "false", List.of("disabled", "inactive", "off", "none", "no"));

    private MemberSpelling() {}

    /** A member's name without what tells no names apart. */
    static String name(String member) {
        StringBuilder name = new StringBuilder(member.length());
        for (int i = 0; i < member.length(); i++) {
            char letter = member.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                name.append(Character.toLowerCase(letter));
            }
        }
        return name.toString();
    }

    /** A value without what tells no values apart: case, and the fraction of whole numbers. */
    static String value(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.endsWith(".0") ? lower.substring(0, lower.length() - 2) : lower;
    }

    /** Other words for a value that is on or off. */
    static List<String> synonyms(String value) {
        return SYNONYMS.getOrDefault(value, List.of());
    }

    /** The key of a row of keys and values; null where the object is none. */
    static @Nullable String key(JsonNode object) {
        if (!object.path(VALUE).isValueNode()) {
            return null;
        }
        for (String name : KEYS) {
            if (object.path(name).isTextual()) {
                return object.get(name).asText();
            }
        }
        return null;
    }
}
