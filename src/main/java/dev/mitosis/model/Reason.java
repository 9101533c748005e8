package dev.mitosis.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why the tool judged as it did.
 *
 * @param rule the id of the rule that spoke, for example {@code environment.tag}
 * @param facts the values that it saw, sorted by name
 * @param text one ready English sentence
 */
public record Reason(String rule, Map<String, String> facts, String text) {
    public Reason {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** A reason without separate facts. */
    public static Reason of(String rule, String text) {
        return new Reason(rule, Map.of(), text);
    }
}
