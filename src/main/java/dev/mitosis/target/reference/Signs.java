package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Severity;
import dev.mitosis.target.form.Form;
import java.util.regex.Pattern;

/**
 * Signs of CloudFormation in what people have written. A dynamic reference is resolved wherever it stands, also where a
 * function has put it together, and nothing escapes it (CloudFormation user guide, dynamic references); an object with
 * a function's name is that function. Both are data of the old account, and mean nothing there.
 */
final class Signs {
    private static final String REFERENCE = "{{resolve:";
    /** The same text for whoever reads JSON. */
    private static final String IN_JSON = "\\u007b{resolve:";

    private static final String PARTED = "{ {resolve:";
    private static final Pattern FUNCTION = Pattern.compile("Ref|Fn::[A-Za-z:]+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Sheet sheet;

    Signs(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The node without signs, as far as that is possible; a finding for each place that says something else then. */
    JsonNode neutral(JsonNode node, String pointer) {
        Form form = Form.of(node);
        if (form == Form.TEXT) {
            JsonNode first = form.content(node).path(0);
            boolean json = first.isTextual()
                    && (first.textValue().startsWith("{") || first.textValue().startsWith("["));
            ArrayNode parts = NODES.arrayNode();
            form.content(node).forEach(part -> parts.add(part.isTextual() ? text(part, json, pointer) : part));
            return Form.TEXT.with(parts);
        }
        if (node.isTextual()) {
            return text(node, EmbeddedJson.open(node).isContainerNode(), pointer);
        }
        if (form != null && form.isLeaf()) {
            return node;
        }
        if (node.isObject() && node.size() == 1) {
            String only = node.fieldNames().next();
            if (FUNCTION.matcher(only).matches()) {
                tellOfFunction(only, pointer);
            }
        }
        return JsonPath.mapped(node, pointer, this::neutral);
    }

    private JsonNode text(JsonNode text, boolean json, String pointer) {
        String said = text.textValue();
        if (!said.contains(REFERENCE)) {
            return text;
        }
        if (!json) {
            sheet.find(
                    "target.dynamic-reference",
                    Severity.MEDIUM,
                    sheet.thing().id() + " says " + REFERENCE + " in " + pointer.substring(1)
                            + ", which CloudFormation would put something else in the place of.",
                    "The two braces are parted by a blank in the template. Put the text in as it was by the service's own API.");
        }
        return Forms.literal(said.replace(REFERENCE, json ? IN_JSON : PARTED));
    }

    private void tellOfFunction(String name, String pointer) {
        sheet.find(
                "target.function-sign",
                Severity.HIGH,
                sheet.thing().id() + " has a member " + name + " alone in " + pointer.substring(1)
                        + ", which CloudFormation takes for its function.",
                "No template can say that. Leave the property out of the template, and put it in by the service's own API.");
    }
}
