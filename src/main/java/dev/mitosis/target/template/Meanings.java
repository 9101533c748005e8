package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import java.util.Map;

/**
 * What the forms of the target's properties mean, in a language that has one spelling for each meaning, so that it can
 * be compared with what a template means: {@code «ref ID ATTRIBUTE»}, {@code «account NAME»}, {@code «parameter NAME»}.
 */
final class Meanings {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int FIELDS = 6;

    private final StackIndex index;

    Meanings(StackIndex index) {
        this.index = index;
    }

    static String reference(String id, String attribute) {
        return "«ref " + id + " " + attribute + "»";
    }

    static String account(String name) {
        return "«account " + name + "»";
    }

    static String parameter(String name) {
        return "«parameter " + name + "»";
    }

    static String partition() {
        return "«partition»";
    }

    static ObjectNode chosen(String condition, JsonNode then, JsonNode otherwise) {
        ObjectNode chosen = JSON.objectNode();
        chosen.putArray("«if»").add(condition).add(then).add(otherwise);
        return chosen;
    }

    JsonNode of(JsonNode node) {
        Form form = Form.of(node);
        if (form == Form.SWITCHED) {
            return chosen("Active", of(node.get("active")), of(node.get("inactive")));
        }
        if (form == Form.LATER) {
            return chosen("Complete", of(form.content(node)), JSON.nullNode());
        }
        if (form != null) {
            return TextNode.valueOf(text(form, node));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(element -> array.add(of(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!member.getValue().isNull()) {
                    object.set(member.getKey(), of(member.getValue()));
                }
            }
            return object;
        }
        return node;
    }

    private String text(Form form, JsonNode node) {
        return switch (form) {
            case REF -> reference(form.name(node), Form.attribute(node));
            case ARN_OF -> arn(form.name(node));
            case ACCOUNT -> account(form.name(node));
            case PARAMETER -> parameter(form.name(node));
            default -> {
                StringBuilder text = new StringBuilder();
                form.content(node).forEach(part -> {
                    Form inner = Form.of(part);
                    text.append(inner == null ? part.asText() : text(inner, part));
                });
                yield text.toString();
            }
        };
    }

    private String arn(String id) {
        PlannedResource resource = index.resource(id);
        if (resource == null) {
            return reference(id, "Arn");
        }
        String arn = resource.arn();
        for (PlannedAccount account : index.target().accounts()) {
            arn = arn.replace("${" + account.variable() + "}", account(account.name()));
        }
        String[] fields = arn.split(":", FIELDS);
        return fields.length < FIELDS
                ? arn
                : fields[0] + ":" + partition() + arn.substring(fields[0].length() + 1 + fields[1].length());
    }
}
