package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.template.StackIndex.Member;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes templates of CloudFormation in YAML. */
public final class CloudFormationWriter implements TemplateWriter {
    private static final String RETAIN = "Retain";

    private final StackIndex index;

    /** Writes what the target says. */
    public CloudFormationWriter(StackIndex index) {
        this.index = index;
    }

    @Override
    public String write(PlannedStack stack) {
        return YamlText.of(template(stack));
    }

    private ObjectNode template(PlannedStack stack) {
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put("Description", "Stack " + stack.name() + " of the account " + stack.account());
        template.putObject("Metadata")
                .putObject("Mitosis")
                .put("Stack", stack.id())
                .put("Layer", stack.layer().label())
                .put("Snapshot", index.target().snapshotId());
        FunctionSpelling spelling = new FunctionSpelling(index, stack);
        if (!stack.parameters().isEmpty()) {
            ObjectNode parameters = template.putObject("Parameters");
            stack.parameters().forEach(parameter -> parameters.set(parameter.name(), parameter(parameter)));
        }
        ObjectNode conditions = JsonNodeFactory.instance.objectNode();
        stack.parameters().forEach(parameter -> condition(conditions, parameter));
        if (!conditions.isEmpty()) {
            template.set("Conditions", conditions);
        }
        List<Member> members = index.members(stack.id()).stream()
                .sorted(Comparator.comparing(Member::logicalId))
                .toList();
        Waiting waiting = new Waiting(members);
        ObjectNode resources = template.putObject("Resources");
        for (Member member : members) {
            if (resources.has(member.logicalId())) {
                throw new IllegalStateException("two things of " + stack.id() + " are called " + member.logicalId());
            }
            resources.set(member.logicalId(), resource(member, spelling, waiting.of(member)));
        }
        if (!stack.outputs().isEmpty()) {
            ObjectNode outputs = template.putObject("Outputs");
            stack.outputs().forEach(output -> outputs.set(output.name(), output(output, spelling)));
        }
        return template;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Type", parameter.type());
        node.put("Description", parameter.meaning());
        if (parameter.value() != null) {
            node.put("Default", parameter.value());
        }
        if (parameter.secret()) {
            node.put("NoEcho", true);
        }
        if (switchOf(parameter) != null) {
            node.putArray("AllowedValues").add("false").add("true");
        }
        return node;
    }

    private static @Nullable String switchOf(Parameter parameter) {
        return switch (parameter.source()) {
            case "active" -> FunctionSpelling.ACTIVE;
            case "complete" -> FunctionSpelling.COMPLETE;
            default -> null;
        };
    }

    private static void condition(ObjectNode conditions, Parameter parameter) {
        String name = switchOf(parameter);
        if (name != null) {
            conditions
                    .putObject(name)
                    .putArray("Fn::Equals")
                    .add(JsonNodeFactory.instance.objectNode().put("Ref", parameter.name()))
                    .add("true");
        }
    }

    private static ObjectNode resource(Member member, FunctionSpelling spelling, List<String> waits) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Type", member.type());
        if (!waits.isEmpty()) {
            waits.forEach(node.putArray("DependsOn")::add);
        }
        if (KnownTypes.load().isRetained(member.type())) {
            node.put("DeletionPolicy", RETAIN);
            node.put("UpdateReplacePolicy", RETAIN);
        }
        ObjectNode origin = node.putObject("Metadata").putObject("Mitosis");
        origin.put("PlannedId", member.id());
        if (member.origin() != null) {
            origin.put("Succeeds", member.origin());
        }
        JsonNode properties = spelling.spell(member.properties());
        if (!properties.isEmpty()) {
            node.set("Properties", properties);
        }
        return node;
    }

    private static ObjectNode output(Output output, FunctionSpelling spelling) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("Value", spelling.reference(output.resource(), output.attribute()));
        return node;
    }
}
