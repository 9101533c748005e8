package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.AnswerPlace.Found;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Gap;
import dev.mitosis.target.property.Tables.ChildRow;
import dev.mitosis.target.property.Tables.InnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the answers of AWS say of a resource as properties of its CloudFormation type, with the values of the old
 * account. Every member of an answer becomes a property, is what only AWS sets, is a state by the tables, or is a gap.
 *
 * <p>Time grows with the size of the data. Not for several threads: what was found out of a type is kept.
 */
public final class PropertyMapper {
    private final Schemas schemas;
    private final Levels levels;
    private final Neighbours neighbours;

    private PropertyMapper(Schemas schemas, Tables tables, Neighbours neighbours) {
        this.schemas = schemas;
        this.levels = new Levels(tables);
        this.neighbours = neighbours;
    }

    /** A mapper with the schemas and tables that are shipped with the product. */
    public static PropertyMapper load() {
        return load(new Neighbours());
    }

    /** A mapper that knows what the records of others tell; they have been heard before. */
    public static PropertyMapper load(Neighbours neighbours) {
        return new PropertyMapper(Schemas.load(), Tables.load(), neighbours);
    }

    /** Maps a resource; null where CloudFormation does not know its type. */
    public @Nullable Mapped map(Resource resource) {
        ResourceSchema schema = schemas.find(resource.type());
        if (schema == null) {
            return null;
        }
        JsonNode data = neighbours.with(resource);
        AnswerMapper mapper = new AnswerMapper(levels, schema, resource, data);
        ObjectNode properties = mapper.root(Map.of());
        new Conditions(levels.tables().conditions(schema.type()), mapper.notes()).apply(properties);
        List<Child> children = new ArrayList<>();
        Map<String, Integer> keys = new HashMap<>();
        for (ChildRow row : levels.tables().children(schema.type())) {
            for (Found found : row.from().in(data, "")) {
                Child child = child(resource, row, found);
                if (child != null) {
                    int before = keys.merge(child.type() + " " + child.key(), 1, Integer::sum);
                    children.add(before == 1 ? child : child.called(child.key() + "~" + before));
                    mapper.notes().take(found.place());
                }
            }
        }
        new UntakenMembers(levels, schema, mapper.notes()).find(data);
        Notes notes = mapper.notes();
        Map<String, String> inner = new TreeMap<>();
        for (InnerId row : levels.tables().innerIds(schema.type())) {
            row.place().in(data, "").forEach(found -> inner.put(found.value().asText(), row.attribute()));
        }
        return new Mapped(properties, children, notes.origins(), notes.gaps(), notes.left(), inner);
    }

    private @Nullable Child child(Resource parent, ChildRow row, Found found) {
        ResourceSchema schema = schemas.find(row.type());
        if (schema == null || AnswerMapper.isEmpty(found.value())) {
            return null;
        }
        JsonNode data = found.value().isObject() ? found.value() : JsonNodeFactory.instance.objectNode();
        boolean whole = row.given().containsValue(".");
        Resource part = new Resource(
                parent.arn(),
                row.type(),
                parent.region(),
                parent.account(),
                parent.id(),
                parent.name(),
                Map.of(),
                whole ? JsonNodeFactory.instance.objectNode() : data);
        AnswerMapper mapper = new AnswerMapper(levels, schema, part, part.data());
        Map<String, JsonNode> given = new TreeMap<>();
        row.given().forEach((property, from) -> {
            JsonNode value = given(parent, found, from);
            Shape shape = schema.root().properties().get(property);
            if (value != null && shape != null && !AnswerMapper.isEmpty(value)) {
                JsonNode shaped = shape.elements() != null && !value.isArray()
                        ? JsonNodeFactory.instance.arrayNode().add(value)
                        : value;
                JsonNode written = mapper.value(shape, property, shaped, found.place());
                if (written != null) {
                    given.put(property, written);
                }
            }
        });
        row.given().forEach((property, from) -> {
            mapper.notes().take("/" + property);
            mapper.notes().take(from.startsWith("./") ? from.substring(1) : "/" + property);
        });
        ObjectNode properties = mapper.root(given);
        new Conditions(levels.tables().conditions(schema.type()), mapper.notes()).apply(properties);
        new UntakenMembers(levels, schema, mapper.notes()).find(part.data());
        String key = row.key().isEmpty() ? found.key() : key(parent, row, found);
        JsonNode id = row.id().isEmpty() ? null : given(parent, found, row.id());
        return new Child(
                row.type(),
                key,
                id == null ? "" : id.asText(),
                properties,
                mapper.notes().origins(),
                mapper.notes().gaps());
    }

    /** What tells a child from the others: members of it or of what holds it, parted by a plus sign. */
    private static String key(Resource parent, ChildRow row, Found found) {
        StringBuilder key = new StringBuilder();
        for (String part : row.key().split("\\+", -1)) {
            JsonNode value = given(parent, found, part.equals("key") || part.startsWith("../") ? part : "./" + part);
            if (value != null && !value.asText().isEmpty()) {
                key.append(key.isEmpty() ? "" : "-").append(value.asText());
            }
        }
        return key.isEmpty() ? found.key() : key.toString();
    }

    private static @Nullable JsonNode given(Resource parent, Found found, String from) {
        if (from.startsWith("./")) {
            return AnswerPlace.of(from).in(found.value(), found.place()).stream()
                    .map(Found::value)
                    .findFirst()
                    .orElse(null);
        }
        if (from.startsWith("../")) {
            String member = from.substring("../".length());
            for (int i = found.above().size() - 1; i >= 0; i--) {
                if (found.above().get(i).hasNonNull(member)) {
                    return found.above().get(i).path(member);
                }
            }
            return null;
        }
        return switch (from) {
            case "." -> found.value();
            case "key" -> TextNode.valueOf(found.key());
            case "$name" -> TextNode.valueOf(parent.name());
            case "$id" -> TextNode.valueOf(parent.id());
            case "$arn" -> TextNode.valueOf(parent.arn());
            default -> from.startsWith("/") ? at(parent, from) : TextNode.valueOf(from);
        };
    }

    private static @Nullable JsonNode at(Resource parent, String from) {
        List<Found> found = AnswerPlace.of(from).in(parent.data(), "");
        if (found.size() < 2) {
            return found.isEmpty() ? null : found.get(0).value();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.forEach(one -> all.add(one.value()));
        return all;
    }

    /** The tables that this mapper uses. */
    Tables tables() {
        return levels.tables();
    }

    /** Gaps of a resource and of its children together. */
    public static List<Gap> gaps(Mapped mapped) {
        List<Gap> gaps = new ArrayList<>(mapped.gaps());
        mapped.children().forEach(child -> gaps.addAll(child.gaps()));
        return gaps;
    }
}
