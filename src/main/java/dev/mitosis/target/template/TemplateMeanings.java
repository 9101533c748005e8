package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a template's functions mean, in the language of {@link Meanings}; knows nothing of how it was written. */
final class TemplateMeanings {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    TemplateMeanings(StackIndex index, PlannedStack stack) {
        stack.parameters().forEach(parameter -> {
            PlannedAccount account = index.ofParameter(parameter.name());
            names.put(
                    parameter.name(),
                    account == null ? Meanings.parameter(parameter.name()) : Meanings.account(account.name()));
        });
        names.put("AWS::AccountId", Meanings.account(stack.account()));
        names.put("AWS::Partition", Meanings.partition());
        names.put("AWS::Region", stack.region());
        index.members(stack.id()).forEach(member -> {
            names.put(member.logicalId(), Meanings.reference(member.id(), "Ref"));
            ids.put(member.logicalId(), member.id());
        });
    }

    JsonNode of(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            JsonNode meant = function(only.getKey(), only.getValue());
            if (meant != null) {
                return meant;
            }
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(element -> array.add(of(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), of(member.getValue())));
            return object;
        }
        return node;
    }

    private @Nullable JsonNode function(String name, JsonNode value) {
        return switch (name) {
            case "Ref" -> reference(value.asText());
            case "Fn::GetAtt" ->
                TextNode.valueOf(attribute(value.path(0).asText(), value.path(1).asText()));
            case "Fn::Sub" -> TextNode.valueOf(substituted(value.asText()));
            case "Fn::Join" -> {
                StringBuilder text = new StringBuilder();
                value.path(1).forEach(part -> text.append(of(part).asText()));
                yield TextNode.valueOf(text.toString());
            }
            case "Fn::If" ->
                Meanings.chosen(value.path(0).asText().replaceFirst("^Is", ""), of(value.path(1)), of(value.path(2)));
            case "Fn::Select" -> partOfBlock(value);
            default -> null;
        };
    }

    /** A /64 of the first block of a VPC; null for any other choice. */
    private @Nullable JsonNode partOfBlock(JsonNode select) {
        JsonNode cidr = select.path(1).path("Fn::Cidr");
        JsonNode block = cidr.path(0).path("Fn::Select");
        JsonNode vpc = block.path(1).path("Fn::GetAtt");
        boolean known = cidr.path(1).asInt() == 256
                && cidr.path(2).asInt() == 64
                && block.path(0).asInt(-1) == 0
                && vpc.path(1).asText().equals("Ipv6CidrBlocks");
        return known
                ? TextNode.valueOf(attribute(
                        vpc.path(0).asText(), "Ipv6CidrBlocks/" + select.path(0).asInt(-1)))
                : null;
    }

    private JsonNode reference(String name) {
        return name.equals("AWS::NoValue") ? JSON.nullNode() : TextNode.valueOf(named(name));
    }

    private String named(String name) {
        return names.getOrDefault(name, "«unknown " + name + "»");
    }

    private String attribute(String name, String attribute) {
        String id = ids.get(name);
        return id == null ? "«unknown " + name + "." + attribute + "»" : Meanings.reference(id, attribute);
    }

    private String substituted(String text) {
        StringBuilder whole = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String name = variable.group(2);
            int dot = name.indexOf('.');
            String meant = !variable.group(1).isEmpty()
                    ? "${" + name + "}"
                    : dot < 0 ? named(name) : attribute(name.substring(0, dot), name.substring(dot + 1));
            variable.appendReplacement(whole, Matcher.quoteReplacement(meant));
        }
        return variable.appendTail(whole).toString();
    }
}
