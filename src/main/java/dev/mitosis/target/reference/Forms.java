package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** The objects by which properties name what is planned; see {@code PlannedResource.properties}. */
final class Forms {
    /** The attribute that stands for what CloudFormation's Ref gives. */
    static final String REF = "Ref";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TEXT = "text";

    private Forms() {}

    static ObjectNode ref(String id, String attribute) {
        return NODES.objectNode().put("ref", id).put("attribute", attribute);
    }

    static ObjectNode arnOf(String id) {
        return NODES.objectNode().put("arnOf", id);
    }

    static ObjectNode account(String name) {
        return NODES.objectNode().put("account", name);
    }

    static ObjectNode parameter(String name) {
        return NODES.objectNode().put("parameter", name);
    }

    /** One value before the switch and one after it. */
    static ObjectNode switched(JsonNode active, JsonNode inactive) {
        ObjectNode form = NODES.objectNode();
        form.set("active", active);
        form.set("inactive", inactive);
        return form;
    }

    /** A switch with no property at all before it. */
    static ObjectNode absentUntil(JsonNode active) {
        return switched(active, NullNode.instance);
    }

    static TextNode literal(String text) {
        return NODES.textNode(text);
    }

    /** The parts one after the other: a text alone and a form alone stay what they are. */
    static JsonNode text(List<JsonNode> parts) {
        List<JsonNode> joined = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (JsonNode part : flat(parts)) {
            if (part.isTextual()) {
                run.append(part.textValue());
            } else {
                flush(run, joined);
                joined.add(part);
            }
        }
        flush(run, joined);
        if (joined.isEmpty()) {
            return literal("");
        }
        if (joined.size() == 1) {
            return joined.get(0);
        }
        ObjectNode form = NODES.objectNode();
        ArrayNode all = form.putArray(TEXT);
        joined.forEach(all::add);
        return form;
    }

    private static List<JsonNode> flat(List<JsonNode> parts) {
        List<JsonNode> flat = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.path(TEXT).isArray()) {
                part.path(TEXT).forEach(flat::add);
            } else {
                flat.add(part);
            }
        }
        return flat;
    }

    private static void flush(StringBuilder run, List<JsonNode> joined) {
        if (!run.isEmpty()) {
            joined.add(literal(run.toString()));
            run.setLength(0);
        }
    }
}
