package dev.mitosis.scan.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hides the values of those conditions of policies that people use as shared secrets. */
final class SecretConditions {
    private static final String CONDITION = "Condition";

    private final RedactionRules rules;
    private final List<String> keys;

    SecretConditions(RedactionRules rules) {
        this.rules = rules;
        this.keys = rules.rows(RedactionTable.CONDITIONS).stream()
                .map(row -> row.get("key").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Hides the values in the conditions of a statement. */
    void scrub(ObjectNode statement) {
        for (JsonNode operator : statement.path(CONDITION)) {
            if (operator instanceof ObjectNode conditions) {
                for (Map.Entry<String, JsonNode> one : conditions.properties()) {
                    if (keys.contains(one.getKey().toLowerCase(Locale.ROOT))) {
                        one.setValue(masked(one.getValue()));
                    }
                }
            }
        }
    }

    /** A policy that is written as text, without those values; any other text as it is. */
    String scrub(String text) {
        if (!text.stripLeading().startsWith("{") || !text.contains(CONDITION) || !names(text)) {
            return text;
        }
        try {
            JsonNode policy = Json.mapper().readTree(text);
            below(policy);
            return rules.has(RedactionStep.POLICY_TEXT) ? Json.line(policy) : text;
        } catch (JsonProcessingException e) {
            return rules.has(RedactionStep.TORN_POLICY) ? TextRedactor.MASK : text;
        }
    }

    private boolean names(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return keys.stream().anyMatch(lower::contains);
    }

    private void below(JsonNode node) {
        if (node instanceof ObjectNode object) {
            scrub(object);
        }
        node.forEach(this::below);
    }

    private static JsonNode masked(JsonNode value) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, TextNode.valueOf(TextRedactor.MASK));
            }
            return array;
        }
        return TextNode.valueOf(TextRedactor.MASK);
    }
}
