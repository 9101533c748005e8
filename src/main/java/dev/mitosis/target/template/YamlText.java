package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes values as YAML of one form: blocks, and texts as JSON writes them unless every reader takes them for a text
 * without quotes.
 */
final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/][A-Za-z0-9/_.]*(::?[A-Za-z0-9/_.]+)*(-[A-Za-z0-9/_.]+)*");
    private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|true|false|on|off|null|nan|inf|[0-9.+-].*|.*:");
    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(JsonNode document) {
        YamlText text = new YamlText();
        text.block(document, 0);
        return text.out.toString();
    }

    private void block(JsonNode node, int depth) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                indent(depth);
                out.append(text(member.getKey())).append(':');
                value(member.getValue(), depth + STEP);
            }
        } else {
            for (JsonNode element : node) {
                indent(depth);
                out.append('-');
                element(element, depth);
            }
        }
    }

    private void value(JsonNode node, int depth) {
        if (node.isContainerNode() && !node.isEmpty()) {
            out.append('\n');
            block(node, depth);
        } else {
            out.append(' ').append(scalar(node)).append('\n');
        }
    }

    private void element(JsonNode node, int depth) {
        if (!node.isContainerNode() || node.isEmpty()) {
            out.append(' ').append(scalar(node)).append('\n');
            return;
        }
        int start = out.length();
        block(node, depth + STEP);
        // The first line of what is inside begins on the line of its dash.
        out.delete(start, start + depth + 1);
    }

    private void indent(int depth) {
        out.append(" ".repeat(depth));
    }

    private static String scalar(JsonNode node) {
        if (node.isContainerNode()) {
            return node.isObject() ? "{}" : "[]";
        }
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        return plain ? text : Json.line(text);
    }
}
