package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.target.property.AnswerPlace.Found;
import dev.mitosis.target.property.Mapped.Kind;
import dev.mitosis.target.property.Mapped.Rule;
import dev.mitosis.target.property.Tables.MappingRow;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Gives a property the value that a row of the table says. */
final class RowReader {
    private static final List<String> PLAIN = List.of("value", "keep");
    private static final List<String> KEPT = List.of("keep", "copy", "constant", "artefact");

    private final AnswerMapper mapper;
    private final ValueMapper values;

    RowReader(AnswerMapper mapper) {
        this.mapper = mapper;
        this.values = new ValueMapper(mapper, mapper.notes(), Rule.TABLE, Kinship.SAME);
    }

    /** The value; null where there is none, or an empty one that the row does not keep. */
    @Nullable
    JsonNode read(MappingRow row, Shape shape, List<Found> found, int depth) {
        JsonNode value;
        Shape elements = shape.elements();
        if (PLAIN.contains(row.how().verb())) {
            AnswerPlace place = row.place();
            value = place != null && place.isMany() && elements != null
                    ? many(row, elements, found, depth)
                    : first(row, shape, found, depth);
        } else {
            value = done(row, shape, found, depth);
        }
        boolean kept = KEPT.contains(row.how().verb());
        return value == null || (AnswerMapper.isEmpty(value) && !kept) ? null : value;
    }

    private @Nullable JsonNode first(MappingRow row, Shape shape, List<Found> found, int depth) {
        for (Found one : found) {
            JsonNode value = values.value(shape, row.property(), one.value(), one.place(), depth + 1);
            if (value != null
                    && !(AnswerMapper.isEmpty(value) && !row.how().verb().equals("keep"))) {
                return value;
            }
        }
        return null;
    }

    private JsonNode many(MappingRow row, Shape elements, List<Found> found, int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        String pointer = row.property() + "/*";
        for (Found one : found) {
            boolean flat = one.value().isArray() && elements.elements() == null;
            if (flat) {
                one.value()
                        .forEach(part ->
                                add(list, values.value(elements, pointer, part, one.place() + "/*", depth + 1)));
            } else {
                add(list, values.value(elements, pointer, one.value(), one.place(), depth + 1));
            }
        }
        if (!list.isEmpty()) {
            mapper.notes().mapped(row.property(), found.get(0).place(), Rule.TABLE, false);
        }
        return list;
    }

    private static void add(ArrayNode list, @Nullable JsonNode value) {
        boolean there = value != null
                && value.isTextual()
                && StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
        if (value != null && !there && !AnswerMapper.isEmpty(value)) {
            list.add(value);
        }
    }

    private @Nullable JsonNode done(MappingRow row, Shape shape, List<Found> found, int depth) {
        String place = found.isEmpty() ? "constant" : found.get(0).place();
        if (row.how().verb().equals("copy")) {
            mapper.notes().mapped(row.property(), place, Rule.TABLE);
            return found.get(0).value().deepCopy();
        }
        if (row.how().verb().equals("artefact")) {
            mapper.notes().gap(Kind.ARTEFACT, row.property());
            mapper.notes().mapped(row.property(), place, Rule.TABLE, false);
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode made = Verbs.done(row.how(), found);
        if (made == null) {
            return null;
        }
        JsonNode value = values.value(shape, row.property(), made, place, depth + 1);
        if (value != null) {
            mapper.notes().mapped(row.property(), place, Rule.TABLE, !place.startsWith("constant"));
        }
        return value;
    }
}
