package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a property of a CloudFormation type may be. Shapes of one type can hold each other, so they are never gone
 * through without a bound.
 */
public final class Shape {
    /** Text. */
    public static final char TEXT = 's';

    /** A whole number. */
    public static final char INTEGER = 'i';

    /** Any number. */
    public static final char NUMBER = 'n';

    /** True or false. */
    public static final char TRUTH = 'b';

    /** Any JSON: a policy, a definition. */
    public static final char JSON = 'j';

    private final String kinds;
    private final Set<String> required = new LinkedHashSet<>();
    private final List<String> allowed = new ArrayList<>();
    private final List<String> means = new ArrayList<>();
    private final Map<String, Shape> properties = new LinkedHashMap<>();
    private @Nullable Shape elements;
    private @Nullable Shape values;

    private Shape(String kinds) {
        this.kinds = kinds;
    }

    /** Reads a node of {@code schemas.tsv.gz}; {@code known} has the definitions that were read already. */
    static Shape of(JsonNode node, JsonNode definitions, Map<String, Shape> known) {
        if (!node.isTextual()) {
            Shape shape = new Shape(node.path("t").asText(node.has("p") || node.has("m") ? "j" : ""));
            shape.fill(node, definitions, known);
            return shape;
        }
        String text = node.asText();
        if (!text.startsWith("#")) {
            return new Shape(text);
        }
        Shape before = known.get(text);
        if (before != null) {
            return before;
        }
        JsonNode definition = definitions.path(text.substring(1));
        if (definition.isMissingNode()) {
            return new Shape("j");
        }
        if (definition.isTextual()) {
            return of(definition, definitions, known);
        }
        Shape shape = new Shape(definition.path("t").asText(definition.has("p") || definition.has("m") ? "j" : ""));
        known.put(text, shape);
        shape.fill(definition, definitions, known);
        return shape;
    }

    private void fill(JsonNode node, JsonNode definitions, Map<String, Shape> known) {
        node.path("r").forEach(name -> required.add(name.asText()));
        node.path("e").forEach(value -> allowed.add(value.asText()));
        node.path("f").forEach(name -> means.add(name.asText()));
        node.path("p")
                .properties()
                .forEach(field -> properties.put(field.getKey(), of(field.getValue(), definitions, known)));
        elements = node.has("a") ? of(node.path("a"), definitions, known) : null;
        values = node.has("m") ? of(node.path("m"), definitions, known) : null;
    }

    /** Whether it may be of a kind. */
    public boolean may(char kind) {
        return kinds.indexOf(kind) >= 0;
    }

    /** The properties of an object, by name; none where it is no object with fixed ones. */
    public Map<String, Shape> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** The properties without which the object is refused. */
    public Set<String> required() {
        return Collections.unmodifiableSet(required);
    }

    /** What the list holds; null where it is no list. */
    public @Nullable Shape elements() {
        return elements;
    }

    /** What the values of a free map are; null where it is none. */
    public @Nullable Shape values() {
        return values;
    }

    /** The texts that it may be; none where any may. */
    public List<String> allowed() {
        return Collections.unmodifiableList(allowed);
    }

    /** Whose identifier it takes, as {@code AWS::KMS::Key.Arn}; of a list what its elements are. */
    public List<String> means() {
        return Collections.unmodifiableList(means);
    }

    /** Whether it is an object that says which properties it has. */
    boolean isObject() {
        return !properties.isEmpty();
    }

    /** Whether it is anything that can be written as JSON, unread. */
    boolean isFree() {
        return properties.isEmpty() && elements == null && values == null && may(JSON);
    }
}
