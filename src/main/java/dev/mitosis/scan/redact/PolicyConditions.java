package dev.mitosis.scan.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Hides the values of those conditions of policies that people use as shared secrets. */
final class PolicyConditions {
    private static final String TABLE = "secret-conditions.tsv";
    private static final String CONDITION = "Condition";
    private static final List<String> KEYS = keys();

    private PolicyConditions() {}

    private static List<String> keys() {
        InputStream table = Objects.requireNonNull(PolicyConditions.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1)[0].toLowerCase(Locale.ROOT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hides the values in the conditions of a statement. */
    static void scrub(ObjectNode statement) {
        for (JsonNode operator : statement.path(CONDITION)) {
            if (operator instanceof ObjectNode conditions) {
                for (Map.Entry<String, JsonNode> one : conditions.properties()) {
                    if (KEYS.contains(one.getKey().toLowerCase(Locale.ROOT))) {
                        one.setValue(masked(one.getValue()));
                    }
                }
            }
        }
    }

    /** A policy that is written as text, without those values; any other text as it is. */
    static String scrub(String text) {
        if (!text.stripLeading().startsWith("{") || !text.contains(CONDITION) || !names(text)) {
            return text;
        }
        try {
            JsonNode policy = Json.mapper().readTree(text);
            below(policy);
            return Json.line(policy);
        } catch (JsonProcessingException e) {
            return TextRedactor.MASK;
        }
    }

    private static boolean names(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return KEYS.stream().anyMatch(lower::contains);
    }

    private static void below(JsonNode node) {
        if (node instanceof ObjectNode object) {
            scrub(object);
        }
        node.forEach(PolicyConditions::below);
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
