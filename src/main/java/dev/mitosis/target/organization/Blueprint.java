package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TextResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the gaps of the product's own templates: <code>{{name}}</code> inside a text is a word; an element of a list
 * that is nothing else is as many elements as the word has values; a member whose name holds <code>{{each}}</code> is
 * there once for each region.
 *
 * @param words the values by the name of the gap
 */
record Blueprint(Map<String, List<String>> words) {
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z.-]+)}}");
    private static final String EACH = "{{each}}";
    private static final String REGIONS = "regions";

    /** The text of a resource file of the product. */
    static String text(String file) {
        return TextResource.of(Blueprint.class, file);
    }

    /** A template of the product with its gaps filled. */
    ObjectNode template(String file) {
        try {
            return (ObjectNode) fill(Json.yaml().readTree(text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The same tree with its gaps filled. */
    JsonNode fill(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> members(node);
            case ARRAY -> elements(node);
            case STRING -> JsonNodeFactory.instance.textNode(fill(node.textValue()));
            default -> node;
        };
    }

    private ObjectNode members(JsonNode node) {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> {
            if (member.getKey().contains(EACH) && !words.containsKey("each")) {
                for (String region : words.getOrDefault(REGIONS, List.of())) {
                    Blueprint here = with("each", List.of(region));
                    filled.set(here.fill(member.getKey()), here.fill(member.getValue()));
                }
            } else {
                filled.set(fill(member.getKey()), fill(member.getValue()));
            }
        });
        return filled;
    }

    private ArrayNode elements(JsonNode node) {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : node) {
            Matcher gap = GAP.matcher(element.asText());
            if (element.isTextual() && gap.matches()) {
                values(gap.group(1)).forEach(filled::add);
            } else {
                filled.add(fill(element));
            }
        }
        return filled;
    }

    /** The same text with its gaps filled; several values are parted by spaces. */
    String fill(String text) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(String.join(" ", values(gap.group(1)))));
    }

    private List<String> values(String name) {
        List<String> values = words.get(name);
        if (values == null) {
            throw new IllegalStateException("no value for the gap {{" + name + "}} of a template");
        }
        return values;
    }

    /** The same with another word. */
    Blueprint with(String name, List<String> values) {
        Map<String, List<String>> more = new java.util.HashMap<>(words);
        more.put(name, values);
        return new Blueprint(Map.copyOf(more));
    }
}
