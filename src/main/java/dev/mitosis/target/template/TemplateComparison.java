package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.Pointers;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.template.StackIndex.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what a template means with what the target says of its stack: every resource with its properties, what it
 * waits for and whether it is kept, parameters, conditions and outputs. What a template says beside it is a difference,
 * too.
 */
public final class TemplateComparison {
    private static final int MOST = 400;

    private final StackIndex index;
    private final PlannedStack stack;
    private final List<Difference> differences = new ArrayList<>();

    private TemplateComparison(StackIndex index, PlannedStack stack) {
        this.index = index;
        this.stack = stack;
    }

    /** Where the text of a stack's template says something else than the target; none where it does not. */
    public static List<Difference> of(StackIndex index, PlannedStack stack, String template) {
        TemplateComparison comparison = new TemplateComparison(index, stack);
        comparison.compare(template);
        return List.copyOf(comparison.differences);
    }

    private void compare(String text) {
        JsonNode template;
        try {
            template = Json.yaml().readTree(text);
        } catch (IOException e) {
            differences.add(Difference.changed(stack.id(), "", "a template", String.valueOf(e.getMessage())));
            return;
        }
        TemplateMeanings meanings = new TemplateMeanings(index, stack);
        ObjectNode expected = JsonNodeFactory.instance.objectNode();
        expected.put("AWSTemplateFormatVersion", "2010-09-09");
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> section : template.properties()) {
            if (!Set.of("Metadata", "Description", "Resources", "Outputs").contains(section.getKey())) {
                found.set(section.getKey(), section.getValue());
            }
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        ObjectNode conditions = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : stack.parameters()) {
            parameters.set(parameter.name(), expected(parameter));
            addCondition(conditions, parameter);
        }
        set(expected, "Parameters", parameters);
        set(expected, "Conditions", conditions);
        without(found.path("Parameters"), "Description");
        differ("", expected, found);
        differ("/Outputs", outputs(), meanings.of(template.path("Outputs")));
        resources(template.path("Resources"), meanings);
    }

    private static void without(JsonNode parameters, String member) {
        parameters.forEach(parameter -> {
            if (parameter instanceof ObjectNode object) {
                object.remove(member);
            }
        });
    }

    private static void set(ObjectNode expected, String section, ObjectNode content) {
        if (!content.isEmpty()) {
            expected.set(section, content);
        }
    }

    private static JsonNode expected(Parameter parameter) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("Type", parameter.type());
        if (parameter.value() != null) {
            node.put("Default", parameter.value());
        }
        if (parameter.secret()) {
            node.put("NoEcho", true);
        }
        if (isSwitch(parameter)) {
            node.putArray("AllowedValues").add("false").add("true");
        }
        return node;
    }

    private static boolean isSwitch(Parameter parameter) {
        return parameter.source().equals("active") || parameter.source().equals("complete");
    }

    private static void addCondition(ObjectNode conditions, Parameter parameter) {
        if (isSwitch(parameter)) {
            conditions
                    .putObject("Is" + parameter.name())
                    .putArray("Fn::Equals")
                    .add(JsonNodeFactory.instance.objectNode().put("Ref", parameter.name()))
                    .add("true");
        }
    }

    private JsonNode outputs() {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        stack.outputs()
                .forEach(output -> outputs.putObject(output.name())
                        .put("Value", Meanings.reference(output.resource(), output.attribute())));
        return outputs.isEmpty() ? JsonNodeFactory.instance.missingNode() : outputs;
    }

    private void resources(JsonNode found, TemplateMeanings meanings) {
        Meanings target = new Meanings(index);
        List<Member> members = index.members(stack.id());
        Waiting waiting = new Waiting(members);
        Set<String> known = new TreeSet<>();
        for (Member member : members) {
            known.add(member.logicalId());
            JsonNode resource = found.path(member.logicalId());
            if (resource.isMissingNode()) {
                differences.add(Difference.missing(stack.id(), "/Resources/" + member.logicalId(), member.id()));
                continue;
            }
            ObjectNode meant = ((ObjectNode) resource).deepCopy();
            meant.set("Properties", meanings.of(resource.path("Properties")));
            if (!resource.has("Properties")) {
                meant.set("Properties", JsonNodeFactory.instance.objectNode());
            }
            differ("/Resources/" + member.logicalId(), expected(member, target, waiting), meant);
        }
        found.properties().forEach(resource -> {
            if (!known.contains(resource.getKey())) {
                differences.add(Difference.unexpected(
                        stack.id(),
                        "/Resources/" + resource.getKey(),
                        resource.getValue().path("Type").asText()));
            }
        });
    }

    private static JsonNode expected(Member member, Meanings target, Waiting waiting) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("Type", member.type());
        List<String> waits = waiting.of(member);
        if (!waits.isEmpty()) {
            waits.forEach(node.putArray("DependsOn")::add);
        }
        if (KnownTypes.load().isRetained(member.type())) {
            node.put("DeletionPolicy", "Retain").put("UpdateReplacePolicy", "Retain");
        }
        ObjectNode origin = node.putObject("Metadata").putObject("Mitosis").put("PlannedId", member.id());
        if (member.origin() != null) {
            origin.put("Succeeds", member.origin());
        }
        node.set("Properties", target.of(member.properties()));
        return node;
    }

    private void differ(String pointer, JsonNode expected, JsonNode found) {
        if (expected.isObject() && found.isObject()) {
            Set<String> members = new TreeSet<>();
            expected.fieldNames().forEachRemaining(members::add);
            found.fieldNames().forEachRemaining(members::add);
            members.forEach(
                    member -> differ(Pointers.below(pointer, member), expected.path(member), found.path(member)));
        } else if (expected.isArray() && found.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
                differ(pointer + "/" + i, expected.path(i), found.path(i));
            }
        } else if (found.isMissingNode() && !expected.isMissingNode()) {
            differences.add(Difference.missing(stack.id(), pointer, text(expected)));
        } else if (expected.isMissingNode() && !found.isMissingNode()) {
            differences.add(Difference.unexpected(stack.id(), pointer, text(found)));
        } else if (!same(expected, found)) {
            differences.add(Difference.changed(stack.id(), pointer, text(expected), text(found)));
        }
    }

    /** Numbers may be of another kind in YAML. */
    private static boolean same(JsonNode expected, JsonNode found) {
        if (expected.isNumber() && found.isNumber()) {
            return expected.asText().equals(found.asText());
        }
        return expected.equals(found);
    }

    private static String text(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : node.toString();
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }
}
