package dev.mitosis.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a template as they are once CloudFormation has put them together: pseudo-parameters have their values,
 * what is not known before is {@code «NAME»}. Knows nothing of how the template was written.
 */
public final class TemplateTexts {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Map<String, String> known;

    /** The texts of a stack of a region; nobody knows its account. */
    TemplateTexts(String region) {
        this(Map.of("AWS::Partition", "aws", "AWS::Region", region, "AWS::URLSuffix", "amazonaws.com"));
    }

    /** The texts of a template of which some names are known. */
    public TemplateTexts(Map<String, String> known) {
        this.known = Map.copyOf(known);
    }

    /** A value with every function put together; of a choice what is there once all stands. */
    public JsonNode resolved(JsonNode node) {
        String text = text(node);
        if (text != null) {
            return TextNode.valueOf(text);
        }
        if (node.has("Fn::If") && node.size() == 1) {
            JsonNode choice = node.path("Fn::If");
            boolean nothing = choice.path(1).path("Ref").asText().equals("AWS::NoValue");
            return resolved(nothing ? choice.path(2) : choice.path(1));
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(resolved(element)));
            return array;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), resolved(member.getValue())));
            return object;
        }
        return node;
    }

    /** Tells of each text of what is made, given out or taken for granted, with its pointer. */
    void each(String template, BiConsumer<String, String> taker) {
        JsonNode root;
        try {
            root = Json.yaml().readTree(template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.path("Resources")
                .properties()
                .forEach(resource ->
                        walk(resource.getValue().path("Properties"), "/" + resource.getKey() + "/Properties", taker));
        root.path("Outputs")
                .properties()
                .forEach(output -> walk(output.getValue(), "/Outputs/" + output.getKey(), taker));
        root.path("Parameters")
                .properties()
                .forEach(parameter -> walk(
                        parameter.getValue().path("Default"), "/Parameters/" + parameter.getKey() + "/Default", taker));
    }

    private void walk(JsonNode node, String at, BiConsumer<String, String> taker) {
        String text = text(node);
        if (text != null) {
            taker.accept(at, text);
        } else if (node.isContainerNode()) {
            JsonPath.everyChild(node, at, (child, below) -> walk(child, below, taker));
        }
    }

    private @Nullable String text(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (!node.isObject() || node.size() != 1) {
            return null;
        }
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "Ref" -> named(value.asText());
            case "Fn::GetAtt" -> named(value.path(0).asText());
            case "Fn::Sub" -> {
                Matcher variables = VARIABLE.matcher(value.asText());
                yield variables.replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).isEmpty() ? named(found.group(2)) : "${" + found.group(2) + "}"));
            }
            case "Fn::Join" -> {
                StringBuilder joined = new StringBuilder();
                for (JsonNode part : value.path(1)) {
                    String piece = text(part);
                    joined.append(joined.isEmpty() ? "" : value.path(0).asText())
                            .append(piece == null ? "" : piece);
                }
                yield joined.toString();
            }
            default -> null;
        };
    }

    private String named(String name) {
        return known.getOrDefault(name, "«" + name + "»");
    }
}
