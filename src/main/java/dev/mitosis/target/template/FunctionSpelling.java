package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spells the forms of properties as CloudFormation's functions, in their long form. */
final class FunctionSpelling {
    static final String ACTIVE = "IsActive";
    static final String COMPLETE = "IsComplete";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int FIELDS = 6;
    /** How many /64 a /56 has. */
    private static final int BLOCKS = 256;

    private static final int BITS = 64;

    private final StackIndex index;
    private final PlannedStack stack;

    FunctionSpelling(StackIndex index, PlannedStack stack) {
        this.index = index;
        this.stack = stack;
    }

    JsonNode spell(JsonNode node) {
        Form form = Form.of(node);
        if (form != null) {
            return spell(form, node);
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode(node.size());
            node.forEach(element -> array.add(spell(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!member.getValue().isNull()) {
                    object.set(member.getKey(), spell(member.getValue()));
                }
            }
            return object;
        }
        return node;
    }

    private JsonNode spell(Form form, JsonNode node) {
        return switch (form) {
            case REF -> reference(form.name(node), Form.attribute(node));
            case ARN_OF -> joined(arn(form.name(node)));
            case ACCOUNT -> account(form.name(node));
            case PARAMETER -> ref(form.name(node));
            case TEXT -> {
                List<JsonNode> parts = new ArrayList<>();
                form.content(node).forEach(part -> parts.addAll(parts(part)));
                yield joined(parts);
            }
            case SWITCHED -> chosen(ACTIVE, node.get("active"), node.get("inactive"));
            case LATER -> chosen(COMPLETE, form.content(node), JSON.nullNode());
        };
    }

    private JsonNode chosen(String condition, JsonNode then, JsonNode otherwise) {
        ObjectNode chosen = JSON.objectNode();
        chosen.putArray("Fn::If").add(condition).add(orNothing(then)).add(orNothing(otherwise));
        return chosen;
    }

    private JsonNode orNothing(JsonNode value) {
        return value.isNull() ? ref("AWS::NoValue") : spell(value);
    }

    /** What CloudFormation gives of a thing of this stack. */
    JsonNode reference(String id, String attribute) {
        StackIndex.Member member = index.member(id);
        String name = member == null ? LogicalIds.words(id) : member.logicalId();
        if (attribute.equals("Ref")) {
            return ref(name);
        }
        if (attribute.startsWith(Form.PART_OF_BLOCK)) {
            return partOfBlock(name, Integer.parseInt(attribute.substring(Form.PART_OF_BLOCK.length())));
        }
        return attribute(name, attribute);
    }

    private static ObjectNode attribute(String name, String attribute) {
        ObjectNode get = JSON.objectNode();
        get.putArray("Fn::GetAtt").add(name).add(attribute);
        return get;
    }

    /** A /64 of the first block of a VPC, counted from 0 (CloudFormation user guide, Fn::Cidr for IPv6). */
    private static ObjectNode partOfBlock(String vpc, int number) {
        ObjectNode first = JSON.objectNode();
        first.putArray("Fn::Select").add(0).add(attribute(vpc, "Ipv6CidrBlocks"));
        ObjectNode all = JSON.objectNode();
        all.putArray("Fn::Cidr").add(first).add(BLOCKS).add(BITS);
        ObjectNode one = JSON.objectNode();
        one.putArray("Fn::Select").add(number).add(all);
        return one;
    }

    private static ObjectNode ref(String name) {
        return JSON.objectNode().put("Ref", name);
    }

    private JsonNode account(String name) {
        return name.equals(stack.account()) ? ref("AWS::AccountId") : ref("Account" + LogicalIds.words(name));
    }

    private List<JsonNode> parts(JsonNode part) {
        Form form = Form.of(part);
        if (form == Form.ARN_OF) {
            return arn(form.name(part));
        }
        if (form == Form.TEXT) {
            List<JsonNode> parts = new ArrayList<>();
            form.content(part).forEach(inner -> parts.addAll(parts(inner)));
            return parts;
        }
        return List.of(form == null ? TextNode.valueOf(part.asText()) : spell(form, part));
    }

    /** The parts of an ARN, with pseudo-parameters for what is that of the stack. */
    private List<JsonNode> arn(String id) {
        PlannedResource resource = index.resource(id);
        if (resource == null) {
            return List.of(reference(id, "Arn"));
        }
        String[] fields = resource.arn().split(":", FIELDS);
        List<JsonNode> parts = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                parts.add(TextNode.valueOf(":"));
            }
            if (i == PARTITION && fields.length == FIELDS) {
                parts.add(ref("AWS::Partition"));
            } else if (i == REGION && fields[i].equals(stack.region())) {
                parts.add(ref("AWS::Region"));
            } else {
                parts.addAll(variables(fields[i]));
            }
        }
        return parts;
    }

    private List<JsonNode> variables(String text) {
        List<JsonNode> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            PlannedAccount account = index.ofVariable(variable.group(1));
            if (account != null) {
                parts.add(TextNode.valueOf(text.substring(from, variable.start())));
                parts.add(account(account.name()));
                from = variable.end();
            }
        }
        parts.add(TextNode.valueOf(text.substring(from)));
        return parts;
    }

    /** One value of several parts: by substitution where no text could be taken for one. */
    private static JsonNode joined(List<JsonNode> parts) {
        List<JsonNode> merged = merged(parts);
        if (merged.isEmpty()) {
            return TextNode.valueOf("");
        }
        if (merged.size() == 1) {
            return merged.get(0);
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : merged) {
            String piece = part.isTextual() ? literal(part.textValue()) : variable(part);
            if (piece == null) {
                ArrayNode all = JSON.arrayNode();
                merged.forEach(all::add);
                ObjectNode join = JSON.objectNode();
                join.putArray("Fn::Join").add("").add(all);
                return join;
            }
            text.append(piece);
        }
        return JSON.objectNode().put("Fn::Sub", text.toString());
    }

    private static List<JsonNode> merged(List<JsonNode> parts) {
        List<JsonNode> merged = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            if (part.isTextual()) {
                text.append(part.textValue());
            } else {
                if (!text.isEmpty()) {
                    merged.add(TextNode.valueOf(text.toString()));
                    text.setLength(0);
                }
                merged.add(part);
            }
        }
        if (!text.isEmpty()) {
            merged.add(TextNode.valueOf(text.toString()));
        }
        return merged;
    }

    private static @Nullable String literal(String text) {
        return text.indexOf('$') < 0 && text.indexOf('"') < 0 ? text : null;
    }

    private static @Nullable String variable(JsonNode part) {
        if (part.has("Ref")) {
            return "${" + part.get("Ref").asText() + "}";
        }
        JsonNode get = part.get("Fn::GetAtt");
        return get == null
                ? null
                : "${" + get.get(0).asText() + "." + get.get(1).asText() + "}";
    }
}
