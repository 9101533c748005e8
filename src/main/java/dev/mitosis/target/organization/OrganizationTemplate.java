package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CloudFormation template in the making. */
final class OrganizationTemplate {
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    @Nullable
    private String last;

    OrganizationTemplate(String description) {
        root.put("AWSTemplateFormatVersion", "2010-09-09");
        root.put("Description", description);
    }

    /** Adds a parameter; {@code pattern} is null where any text will do. */
    void parameter(String name, String description, @Nullable String pattern) {
        ObjectNode parameter = section("Parameters").putObject(name);
        parameter.put("Type", "String");
        if (pattern != null) {
            parameter.put("AllowedPattern", pattern);
        }
        parameter.put("Description", description);
    }

    /** Adds a parameter that takes one of a few values, the first where nobody gives one. */
    void choice(String name, String description, List<String> values) {
        ObjectNode parameter = section("Parameters").putObject(name);
        parameter.put("Type", "String");
        values.forEach(parameter.putArray("AllowedValues")::add);
        parameter.put("Default", values.get(0));
        parameter.put("Description", description);
    }

    void condition(String name, String expression) {
        section("Conditions").set(name, json(expression));
    }

    /**
     * Adds a resource that is made after the one before: AWS Organizations does one thing at a time.
     *
     * @param named a resource that its properties name, so that it is waited for anyhow; empty where there is none
     */
    ObjectNode next(String id, String type, String named) {
        ObjectNode resource = resource(id, type);
        if (last != null && !last.equals(named)) {
            resource.put("DependsOn", last);
        }
        last = id;
        return resource;
    }

    ObjectNode resource(String id, String type) {
        ObjectNode resource = section("Resources").putObject(id);
        resource.put("Type", type);
        return resource;
    }

    void output(String name, String resource, String attribute) {
        section("Outputs")
                .putObject(name)
                .set("Value", attribute.equals("Ref") ? ref(resource) : part(resource, attribute));
    }

    private ObjectNode section(String name) {
        return root.withObjectProperty(name);
    }

    static ObjectNode ref(String name) {
        return JsonNodeFactory.instance.objectNode().put("Ref", name);
    }

    private static ObjectNode part(String resource, String attribute) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("Fn::GetAtt").add(resource).add(attribute);
        return node;
    }

    /** A text with parameters in it; as it is where it has none. */
    static JsonNode sub(String text) {
        return text.contains("${")
                ? JsonNodeFactory.instance.objectNode().put("Fn::Sub", text)
                : JsonNodeFactory.instance.textNode(text);
    }

    static JsonNode json(String text) {
        try {
            return Json.yaml().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    ObjectNode tree() {
        return root;
    }
}
