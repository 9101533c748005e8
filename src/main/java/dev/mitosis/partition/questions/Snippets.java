package dev.mitosis.partition.questions;

import dev.mitosis.io.text.Escapes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes decisions as they stand in {@code decisions.yaml}. */
public final class Snippets {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*");
    private static final Set<String> WORDS_OF_YAML =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private Snippets() {}

    /** Text as YAML reads it: bare where it is an ordinary word. */
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : Escapes.yaml(text);
    }

    /**
     * Assigns resources.
     *
     * @param key {@code context}, {@code environment} or {@code account}
     */
    public static String assign(List<String> resources, String key, String value) {
        StringBuilder text = new StringBuilder("assign:\n");
        for (String resource : resources) {
            text.append("  - resource: ").append(Escapes.yaml(resource)).append('\n');
            text.append("    ").append(key).append(": ").append(scalar(value)).append('\n');
        }
        return text.toString();
    }

    /** Assigns one resource in several ways. */
    public static String assign(String resource, Map<String, String> values) {
        StringBuilder text = new StringBuilder("assign:\n  - resource: ")
                .append(Escapes.yaml(resource))
                .append('\n');
        values.forEach((key, value) -> text.append("    ")
                .append(key)
                .append(": ")
                .append(scalar(value))
                .append('\n'));
        return text.toString();
    }

    /** Says that a word is another one for an environment. */
    static String means(String word, String environment) {
        return "environments:\n  " + scalar(word) + ":\n    is: " + scalar(environment) + "\n";
    }

    /** Says that a word is an environment of its own, which is not production. */
    static String isItself(String word) {
        return "environments:\n  " + scalar(word) + ":\n    production: false\n";
    }

    /** Says who answers for a context. */
    static String owner(String context, String owner) {
        return "owners:\n  " + scalar(context) + ": " + scalar(owner) + "\n";
    }
}
