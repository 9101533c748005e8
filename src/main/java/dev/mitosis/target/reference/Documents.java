package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON documents with references in them: policies, definitions. */
final class Documents {
    private static final Pattern MARK = Pattern.compile("@mitosis-(\\d+)@");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PlannedSpelling spelling;

    Documents(PlannedSpelling spelling) {
        this.spelling = spelling;
    }

    /**
     * A document whose texts have variables, with references in their place. Where a member's name has one it is a text
     * as a whole, because names cannot be references.
     */
    JsonNode spelt(JsonNode document) {
        List<JsonNode> forms = new ArrayList<>();
        if (hasNames(document)) {
            JsonNode marked = marked(document, forms);
            return unmarked(Json.line(marked), forms);
        }
        return leaves(document);
    }

    private static boolean hasNames(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (PlannedSpelling.hasVariables(member.getKey())) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (hasNames(child)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode leaves(JsonNode node) {
        if (node.isTextual()) {
            return spelling.spell(node.textValue());
        }
        if (node.isArray()) {
            ArrayNode all = NODES.arrayNode();
            node.forEach(element -> all.add(leaves(element)));
            return all;
        }
        if (node.isObject()) {
            ObjectNode all = NODES.objectNode();
            node.properties().forEach(member -> all.set(member.getKey(), leaves(member.getValue())));
            return all;
        }
        return node;
    }

    private JsonNode marked(JsonNode node, List<JsonNode> forms) {
        if (node.isTextual()) {
            return Forms.literal(mark(spelling.spell(node.textValue()), forms));
        }
        if (node.isArray()) {
            ArrayNode all = NODES.arrayNode();
            node.forEach(element -> all.add(marked(element, forms)));
            return all;
        }
        if (node.isObject()) {
            ObjectNode all = NODES.objectNode();
            node.properties()
                    .forEach(member ->
                            all.set(mark(spelling.spell(member.getKey()), forms), marked(member.getValue(), forms)));
            return all;
        }
        return node;
    }

    /** A document with references as one text of JSON. */
    static JsonNode asText(JsonNode document) {
        List<JsonNode> forms = new ArrayList<>();
        return unmarked(Json.line(markedForms(document, forms)), forms);
    }

    private static JsonNode markedForms(JsonNode node, List<JsonNode> forms) {
        if (isForm(node)) {
            return Forms.literal(mark(node, forms));
        }
        if (node.isArray()) {
            ArrayNode all = NODES.arrayNode();
            node.forEach(element -> all.add(markedForms(element, forms)));
            return all;
        }
        if (node.isObject()) {
            ObjectNode all = NODES.objectNode();
            node.properties().forEach(member -> all.set(member.getKey(), markedForms(member.getValue(), forms)));
            return all;
        }
        return node;
    }

    /** Whether the node is a reference or a text with such. */
    static boolean isForm(JsonNode node) {
        if (!node.isObject()) {
            return false;
        }
        if (node.size() == 1) {
            return node.path("arnOf").isTextual()
                    || node.path("account").isTextual()
                    || node.path("parameter").isTextual()
                    || node.path("text").isArray();
        }
        boolean reference =
                node.path("ref").isTextual() && node.path("attribute").isTextual();
        boolean switched = node.has("active") && node.has("inactive");
        return node.size() == 2 && (reference || switched);
    }

    private static String mark(JsonNode form, List<JsonNode> forms) {
        if (form.isTextual()) {
            return form.textValue();
        }
        forms.add(form);
        return "@mitosis-" + (forms.size() - 1) + "@";
    }

    private static JsonNode unmarked(String text, List<JsonNode> forms) {
        List<JsonNode> parts = new ArrayList<>();
        Matcher marks = MARK.matcher(text);
        int at = 0;
        while (marks.find()) {
            parts.add(Forms.literal(text.substring(at, marks.start())));
            parts.add(escaped(forms.get(Integer.parseInt(marks.group(1)))));
            at = marks.end();
        }
        parts.add(Forms.literal(text.substring(at)));
        return Forms.text(parts);
    }

    /** The literal parts of a text stand inside of JSON then. */
    private static JsonNode escaped(JsonNode form) {
        if (!form.path("text").isArray()) {
            return form;
        }
        List<JsonNode> parts = new ArrayList<>();
        for (JsonNode part : form.path("text")) {
            if (part.isTextual()) {
                String quoted = Json.line(part);
                parts.add(Forms.literal(quoted.substring(1, quoted.length() - 1)));
            } else {
                parts.add(part);
            }
        }
        return Forms.text(parts);
    }
}
