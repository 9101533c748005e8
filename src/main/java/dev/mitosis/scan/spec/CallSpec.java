package dev.mitosis.scan.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation with its parameters.
 *
 * @param operation the API's name, for example {@code DescribeDBInstances}
 * @param parameters templates by the request's member names; {@code [a,b]} is a list; JSON is taken as it stands, but
 *     for the places in the members of an object
 */
public record CallSpec(String operation, Map<String, String> parameters) {
    private static final Pattern PAGES = Pattern.compile("(?i)(max|page|limit).*");
    private static final Set<String> FLAGS = Set.of("true", "false");

    /** Reads parameters of the form {@code Member=template}. */
    public static CallSpec of(String operation, String... parameters) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a parameter reads Member=value, got '" + parameter + "'");
            }
            read.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new CallSpec(operation, read);
    }

    /** The parameters that are not the same in every call, but for those that are JSON. */
    public Map<String, String> varying() {
        Map<String, String> varying = new LinkedHashMap<>(parameters);
        varying.values().removeIf(text -> !text.contains("{") || isJson(text));
        return varying;
    }

    private static boolean isJson(String text) {
        return text.startsWith("[{\"") || text.startsWith("{\"");
    }

    /**
     * What a request says of its answer: whose parts it lists, or of which kind they are. How long a page is and what
     * it shows besides says nothing.
     */
    public ObjectNode told(ObjectNode request) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        request.properties().stream()
                .filter(parameter -> tells(parameter.getKey(), parameter.getValue()))
                .forEach(parameter -> told.set(parameter.getKey(), parameter.getValue()));
        return told;
    }

    private static boolean tells(String name, JsonNode value) {
        return value.isTextual() && !PAGES.matcher(name).matches() && !FLAGS.contains(value.asText());
    }

    /** The names of the parameters that {@link #told} may keep, for validation. */
    public Set<String> tellable() {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().startsWith("[")
                        && !PAGES.matcher(parameter.getKey()).matches()
                        && !FLAGS.contains(parameter.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The request for one item; empty where the item lacks something that a parameter needs. */
    public Optional<ObjectNode> request(Template.Scope scope) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Optional<JsonNode> value = value(parameter.getValue(), scope);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            request.set(parameter.getKey(), value.get());
        }
        return Optional.of(request);
    }

    private static Optional<JsonNode> value(String text, Template.Scope scope) {
        if (isJson(text)) {
            return filled(json(text), scope);
        }
        if (!text.startsWith("[")) {
            return Template.of(text).fill(scope).map(JsonNodeFactory.instance::textNode);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String element : text.substring(1, text.length() - 1).split(",", -1)) {
            Optional<String> filled = Template.of(element).fill(scope);
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            list.add(filled.get());
        }
        return Optional.of(list);
    }

    private static Optional<JsonNode> filled(JsonNode node, Template.Scope scope) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                Optional<JsonNode> value = filled(member.getValue(), scope);
                if (value.isEmpty()) {
                    return value;
                }
                member.setValue(value.get());
            }
        } else if (node.isTextual()) {
            return Template.of(node.asText()).fill(scope).map(JsonNodeFactory.instance::textNode);
        }
        return Optional.of(node);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a parameter that begins like JSON must be JSON: " + text, e);
        }
    }
}
