package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.AnswerPlace.Found;
import dev.mitosis.target.property.Level.Match;
import dev.mitosis.target.property.Mapped.Kind;
import dev.mitosis.target.property.Mapped.Rule;
import dev.mitosis.target.property.Sources.Source;
import dev.mitosis.target.property.Tables.MappingRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Maps one resource's data. An object of the schema gets its properties from rows of the table, then from members by
 * their names, then from members inside of those that are nothing themselves, then, where it requires an object that
 * nothing is called as, by wrapping what is left.
 */
final class AnswerMapper {
    private static final int DEEPEST = 12;

    private final Levels levels;
    private final ResourceSchema schema;
    private final Resource resource;
    private final JsonNode data;
    private final Notes notes = new Notes();

    AnswerMapper(Levels levels, ResourceSchema schema, Resource resource, JsonNode data) {
        this.levels = levels;
        this.schema = schema;
        this.resource = resource;
        this.data = data;
    }

    /** One of the objects that are being mapped: what it is made of, and what it has already. */
    private record Frame(Shape shape, String pointer, Level level, Material from, ObjectNode out, int depth) {}

    /**
     * What an object is made of.
     *
     * @param value the object of the data that is nearest
     * @param used the places of the members that were used already
     * @param ruled the places that the table has taken a property from: a namesake may still have them
     */
    private record Material(List<Source> sources, JsonNode value, String place, Set<String> used, Set<String> ruled) {
        Material(List<Source> sources, JsonNode value, String place) {
            this(sources, value, place, new HashSet<>(), new HashSet<>());
        }
    }

    Notes notes() {
        return notes;
    }

    /** The properties of the resource; {@code given} are known already. */
    ObjectNode root(Map<String, JsonNode> given) {
        Level level = levels.of(schema, schema.root(), "");
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        given.forEach((property, value) -> {
            out.set(property, value);
            notes.mapped(property, "given", Rule.TABLE);
        });
        tags(out);
        ObjectNode properties = object(
                new Frame(schema.root(), "", level, new Material(Sources.ofRecord(data, level), data, ""), out, 0));
        if (schema.tags() != null) {
            TagForm.leaveOutThoseOfAws(properties, schema.tags());
        }
        return properties;
    }

    /** A value that is known from elsewhere, in the form that a property wants. */
    @Nullable
    JsonNode value(Shape shape, String property, JsonNode value, String place) {
        return new ValueMapper(this, new Notes(), Rule.TABLE, Kinship.SAME).value(shape, property, value, place, 0);
    }

    private void tags(ObjectNode out) {
        String property = schema.tags();
        Shape shape = property == null ? null : schema.at(property);
        if (property == null
                || shape == null
                || property.contains("/")
                || levels.of(schema, schema.root(), "").isRuled(property)) {
            return;
        }
        JsonNode tags = TagForm.of(resource.tags(), shape);
        if (tags != null && !tags.isEmpty()) {
            out.set(property, tags);
            notes.mapped(property, "tags", Rule.TAGS);
        }
    }

    /** An object of the schema below another. */
    @Nullable
    ObjectNode object(Shape shape, String pointer, JsonNode value, String place, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        Level level = levels.of(schema, shape, pointer);
        return object(new Frame(
                shape,
                pointer,
                level,
                new Material(Sources.of(value, place), value, place),
                JsonNodeFactory.instance.objectNode(),
                depth));
    }

    private ObjectNode object(Frame frame) {
        frame.level().rows().forEach(row -> byTable(frame, row));
        byName(frame);
        inner(frame);
        for (String property : frame.shape().required()) {
            if (!frame.out().has(property)) {
                wrapped(frame, property);
            }
        }
        for (String property : frame.shape().required()) {
            if (!frame.out().has(property)) {
                notes.gap(Kind.MISSING, below(frame.pointer(), property));
            }
        }
        return sorted(frame.out());
    }

    private static ObjectNode sorted(ObjectNode object) {
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        fields.forEach(sorted::set);
        return sorted;
    }

    static String below(String pointer, String property) {
        return pointer.isEmpty() ? property : pointer + "/" + property;
    }

    private void byTable(Frame frame, MappingRow row) {
        Shape shape = frame.shape().properties().get(row.name());
        if (shape == null || frame.out().has(row.name()) || row.how().verb().equals("none")) {
            return;
        }
        AnswerPlace place = row.place();
        List<Found> found = place == null
                ? ofRecord(row.from())
                : place.isRelative()
                        ? place.in(frame.from().value(), frame.from().place())
                        : place.in(data, "");
        if (found.isEmpty() && !row.from().equals("-")) {
            return;
        }
        Notes.Mark mark = notes.mark();
        JsonNode value = new RowReader(this).read(row, shape, found, frame.depth());
        if (value == null) {
            notes.forget(mark);
        } else {
            frame.out().set(row.name(), value);
            found.forEach(one -> frame.from().ruled().add(one.place()));
        }
    }

    /** Members of the record itself. */
    private List<Found> ofRecord(String from) {
        if (from.equals("$tags")) {
            return List.of(new Found(TagForm.map(resource.tags()), "tags", List.of(), ""));
        }
        String text = switch (from) {
            case "$arn" -> resource.arn();
            case "$id" -> resource.id();
            case "$name" -> resource.name();
            case "$region" -> resource.region();
            case "$account" -> resource.account();
            default -> "";
        };
        return text.isEmpty()
                ? List.of()
                : List.of(new Found(TextNode.valueOf(text), from.substring(1), List.of(), ""));
    }

    /** A member and a property that it may be. */
    private record Pair(Source source, Match match) {
        int worth() {
            return match.nearness() - source.penalty();
        }
    }

    private void byName(Frame frame) {
        List<Pair> pairs = new ArrayList<>();
        for (Source source : frame.from().sources()) {
            for (Match match : frame.level().matches(source.name())) {
                pairs.add(new Pair(source, match));
            }
        }
        pairs.sort(Comparator.comparing(Pair::worth).reversed());
        for (Pair pair : pairs) {
            Rule rule = pair.match().nearness() >= Kinship.CASE ? Rule.NAME : Rule.KIN;
            attempt(frame, pair.source(), pair.match(), rule);
        }
    }

    private void attempt(Frame frame, Source source, Match match, Rule rule) {
        String property = match.property();
        String pointer = below(frame.pointer(), property);
        Shape shape = frame.shape().properties().get(property);
        if (shape == null
                || frame.out().has(property)
                || frame.from().used().contains(source.place())
                || levels.tables().isBanned(schema.type(), pointer, source.place())
                || (rule != Rule.NAME && isOff(frame, source))) {
            return;
        }
        Notes.Mark mark = notes.mark();
        JsonNode value = new ValueMapper(this, notes, rule, match.nearness())
                .value(shape, pointer, source.value(), source.place(), frame.depth() + 1);
        boolean said = frame.shape().required().contains(property) || isChoice(frame, shape);
        if (value == null || (isEmpty(value) && !said)) {
            notes.forget(mark);
            return;
        }
        frame.out().set(property, value);
        frame.from().used().add(source.place());
    }

    /** An object that is the only one in another says something by being there: {@code {"Allow": {}}}. */
    private static boolean isChoice(Frame frame, Shape shape) {
        boolean object = shape.isObject() || shape.may(Shape.JSON);
        return object && frame.depth() > 0 && frame.from().value().size() == 1;
    }

    /** A state, or what the table has taken already, is no property that is only called alike. */
    private boolean isOff(Frame frame, Source source) {
        return levels.isState(schema.type(), source.place())
                || frame.from().ruled().contains(source.place());
    }

    /** Whether there is nothing in it: no text, no element, no member. */
    static boolean isEmpty(JsonNode value) {
        return (value.isTextual() && value.asText().isEmpty()) || (value.isContainerNode() && value.isEmpty());
    }

    /** Members that are called as a property inside of an object that is none itself. */
    private void inner(Frame frame) {
        for (Source holder : frame.from().sources()) {
            if (!holder.value().isObject()
                    || frame.from().used().contains(holder.place())
                    || levels.isState(schema.type(), holder.place())
                    || isOne(frame, holder)) {
                continue;
            }
            for (Source part : Sources.of(holder.value(), holder.place())) {
                frame.level().matches(part.name()).stream()
                        .filter(match -> match.nearness() >= Kinship.CASE)
                        .forEach(match -> attempt(frame, part, match, Rule.INNER));
            }
        }
    }

    /** Whether the member itself has become a property. */
    private static boolean isOne(Frame frame, Source member) {
        return frame.level().matches(member.name()).stream()
                .anyMatch(
                        match -> match.nearness() >= Kinship.NEAR && frame.out().has(match.property()));
    }

    /** An object that is required, made of the members themselves. */
    private void wrapped(Frame frame, String property) {
        Shape shape = frame.shape().properties().get(property);
        String pointer = below(frame.pointer(), property);
        if (shape == null
                || !shape.isObject()
                || frame.depth() > 1
                || frame.level().isRuled(property)
                || levels.tables().isBanned(schema.type(), pointer, frame.from().place())) {
            return;
        }
        Notes.Mark mark = notes.mark();
        ObjectNode value = object(new Frame(
                shape,
                pointer,
                levels.of(schema, shape, pointer),
                frame.from(),
                JsonNodeFactory.instance.objectNode(),
                frame.depth() + 1));
        if (value.isEmpty() || !shape.required().stream().allMatch(value::has)) {
            notes.forget(mark);
            return;
        }
        notes.mapped(pointer, frame.from().place(), Rule.WRAPPED, false);
        frame.out().set(property, value);
    }
}
