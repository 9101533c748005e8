package dev.mitosis.generated.ground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.account.Members;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One resource in the making. */
public final class Draft {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    /** When it was made and last changed. */
    public record Times(Instant created, Instant updated) {}

    private final Ground ground;
    private final RecordTemplate template;
    private final String region;
    private final String name;
    private final Map<String, String> holes = new HashMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final String id;
    private final String arn;
    private final ObjectNode data;

    Draft(Ground ground, RecordTemplate template, String region, String name, Map<String, String> extra, Times times) {
        this.ground = ground;
        this.template = template;
        this.region = template.global() ? Resource.GLOBAL : region;
        holes.putAll(extra);
        holes.put("account", ground.account());
        holes.put("region", region);
        holes.put("name", name);
        digits(ground.account() + template.type() + region + name + extra.getOrDefault("parent", "") + ground.serial());
        holes.put("created", times.created().toString());
        holes.put("updated", times.updated().toString());
        holes.put("millis", String.valueOf(times.created().getEpochSecond()));
        holes.put("changed", String.valueOf(times.updated().getEpochSecond()));
        this.name = template.title().isEmpty() ? name : fill(template.title());
        this.id = fill(template.id());
        holes.put("id", id);
        this.arn = fill(template.arn());
        holes.put("arn", arn);
        this.data = (ObjectNode) filled(template.data().deepCopy());
    }

    private void digits(String text) {
        String hex = Hashes.ofText(text);
        holes.put("hex17", hex.substring(0, 17));
        holes.put("hex16", hex.substring(17, 33));
        holes.put("HEX16", hex.substring(17, 33).toUpperCase(Locale.ROOT));
        holes.put("hex10", hex.substring(33, 43));
        holes.put("HEX10", hex.substring(33, 43).toUpperCase(Locale.ROOT));
        holes.put("hex8", hex.substring(43, 51));
        holes.put("hex6", hex.substring(51, 57));
        int number = Integer.parseInt(hex.substring(57, 63), 16);
        holes.put("number", String.valueOf(100_000_000 + number));
        holes.put("priority", String.valueOf(1 + number % 999));
        holes.put("public", "203.0." + number % 250 + "." + number / 250 % 250);
        holes.put(
                "uuid",
                hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                        + hex.substring(17, 20) + "-" + hex.substring(20, 32));
    }

    private String fill(String text) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(holes.getOrDefault(hole.group(1), hole.group())));
    }

    private JsonNode filled(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String key :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode value = filled(object.path(key));
                object.remove(key);
                object.set(fill(key), value);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(array.path(i)));
            }
        } else if (node instanceof TextNode) {
            return TextNode.valueOf(fill(node.asText()));
        }
        return node;
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
        return template.type();
    }

    public String region() {
        return region;
    }

    String physical() {
        return fill(template.physical());
    }

    RecordTemplate template() {
        return template;
    }

    /** The text at a pointer of the record. */
    public String text(String pointer) {
        return data.at(pointer).asText();
    }

    Map<String, String> tags() {
        return tags;
    }

    /** Adds a tag; what cannot have tags stays without. */
    public Draft tag(String key, String value) {
        if (template.taggable()) {
            tags.put(key, value);
        }
        return this;
    }

    /** Takes over the tags that a group hands on to its members. */
    public Draft inherit(Draft group) {
        group.tags.forEach((key, value) -> {
            if (!key.startsWith("aws:")) {
                tag(key, value);
            }
        });
        return this;
    }

    /** Puts a value at a JSON pointer of the record; a last segment {@code -} appends to a list. */
    public Draft set(String pointer, Object value) {
        Members.set(data, pointer, Nodes.node(value));
        return this;
    }

    /** Appends to the list at a JSON pointer that the record has already. */
    public Draft add(String pointer, Object value) {
        ((ArrayNode) data.at(pointer)).add(Nodes.node(value));
        return this;
    }

    /** Names another resource at a JSON pointer, which is a dependency of that kind. */
    public Draft link(EdgeKind kind, Draft to, String pointer, Object text) {
        return set(pointer, text).needs(kind, to);
    }

    /** States a dependency that was put in otherwise. */
    public Draft needs(EdgeKind kind, Draft to) {
        ground.link(this, kind, to);
        return this;
    }

    /** States a dependency of another on this one. */
    public Draft neededBy(EdgeKind kind, Draft from) {
        ground.link(from, kind, this);
        return this;
    }

    Resource build() {
        template.tags().forEach(form -> TagForm.write(form, data, arn, tags));
        String shown = template.namedByTag() ? tags.getOrDefault("Name", id) : name;
        return new Resource(arn, template.type(), region, ground.account(), id, shown, tags, data);
    }
}
