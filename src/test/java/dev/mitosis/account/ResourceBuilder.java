package dev.mitosis.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import java.util.Map;
import java.util.TreeMap;

/** One resource in the making; every link put in is also an edge that a graph must have. */
public final class ResourceBuilder {
    private final AccountBuilder account;
    private final Shape shape;
    private final String region;
    private final String id;
    private final String name;
    private final String arn;
    private final Map<String, String> tags = new TreeMap<>();
    private final ObjectNode data = Json.mapper().createObjectNode();

    ResourceBuilder(AccountBuilder account, Shape shape, String region, String name) {
        this.account = account;
        this.shape = shape;
        this.region = shape.global ? Resource.GLOBAL : region;
        this.name = name;
        this.id = shape.idPrefix == null ? name : shape.idPrefix + account.hex(shape.type + region + name);
        this.arn = fill(shape.arnTemplate);
        shape.members.forEach((path, template) -> set(path, fill(template)));
    }

    private String fill(String template) {
        return template.replace("{region}", region)
                .replace("{account}", account.account())
                .replace("{id}", String.valueOf(id))
                .replace("{name}", name)
                .replace("{arn}", String.valueOf(arn))
                .replace("{hash}", account.hex(name).substring(0, 10));
    }

    public String arn() {
        return arn;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String type() {
        return shape.type;
    }

    public String region() {
        return region;
    }

    /** Adds a tag. */
    public ResourceBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Puts a text at a JSON pointer below {@code data}; a last segment {@code -} appends to a list. */
    public ResourceBuilder set(String pointer, String value) {
        return set(pointer, Json.mapper().getNodeFactory().textNode(value));
    }

    /** Puts any value at a JSON pointer below {@code data}. */
    public ResourceBuilder set(String pointer, JsonNode value) {
        Members.set(data, pointer, value);
        return this;
    }

    /** Puts parsed JSON, written with single quotes for legibility, at a pointer. */
    public ResourceBuilder json(String pointer, String json) {
        try {
            return set(pointer, Json.mapper().readTree(json.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Links to the resource of that name by a relation of this type's shape, for example {@code subnet}. */
    public ResourceBuilder to(String relation, String target) {
        Shape.Link link = shape.links.get(relation);
        if (link == null) {
            throw new IllegalArgumentException(
                    shape.type + " has no link '" + relation + "', only " + shape.links.keySet());
        }
        ResourceBuilder other = account.get(link.target(), target, region);
        set(link.path(), other.form(link.form()));
        if (link.reversed()) {
            account.expect(other, this, link.kind());
        } else {
            account.expect(this, other, link.kind());
        }
        return this;
    }

    /** An environment variable; {@code {}} in the value is replaced by the target's name. */
    public ResourceBuilder env(String variable, String value, String targetType, String target) {
        ResourceBuilder other = account.get(targetType, target, region);
        account.expect(this, other, EdgeKind.REFERENCES);
        return env(
                variable,
                value.replace("{}", other.name)
                        .replace("{arn}", other.arn)
                        .replace("{host}", other.form(Form.HOST))
                        .replace("{url}", other.form(Form.URL)));
    }

    /** An environment variable of a function. */
    public ResourceBuilder env(String variable, String value) {
        return set("/Environment/Variables/" + variable, value);
    }

    /** States a dependency that was put in by {@link #set}. */
    public ResourceBuilder needs(EdgeKind kind, String targetType, String target) {
        account.expect(this, account.get(targetType, target, region), kind);
        return this;
    }

    /** The text by which other records name this resource. */
    public String form(Form form) {
        return switch (form) {
            case ARN -> arn;
            case ID -> id;
            case NAME -> name;
            case HOST -> member("/Endpoint/Address", member("/DNSName", ""));
            case URL -> member("/QueueUrl", "");
        };
    }

    private String member(String pointer, String otherwise) {
        return data.at(pointer).asText(otherwise);
    }

    Resource build() {
        return new Resource(arn, shape.type, region, account.account(), id, name, tags, data);
    }
}
