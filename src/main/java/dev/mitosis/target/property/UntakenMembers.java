package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.target.property.Mapped.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds members of answers that no property took, and that are neither a state nor what only AWS sets. */
final class UntakenMembers {
    /** Members that tell the tags, which the record has already. */
    private static final List<String> TAGS = List.of(
            "tags", "taglist", "tagset", "tagslist", "resourcetags", "tagsetlist", "tagsmodel", "resourcetagset");

    private final Levels levels;
    private final ResourceSchema schema;
    private final Notes notes;
    private final Level root;
    private final Set<String> taken;

    UntakenMembers(Levels levels, ResourceSchema schema, Notes notes) {
        this.levels = levels;
        this.schema = schema;
        this.notes = notes;
        this.root = levels.of(schema, schema.root(), "");
        this.taken = notes.taken();
    }

    /** Notes each of them as a gap. */
    void find(JsonNode data) {
        Set<String> seen = new HashSet<>();
        walk(data, "", seen);
    }

    private void walk(JsonNode value, String place, Set<String> seen) {
        if (value.isNull() || taken.contains(place) || AnswerMapper.isEmpty(value)) {
            return;
        }
        if (!place.isEmpty() && levels.isState(schema.type(), place)) {
            return;
        }
        if (value.isArray()) {
            value.forEach(one -> walk(one, place + "/*", seen));
            return;
        }
        if (value.isObject()) {
            value.properties().forEach(field -> member(field.getKey(), field.getValue(), place, seen));
            return;
        }
        // Text that is JSON and was read in parts.
        boolean read = value.isTextual() && taken.stream().anyMatch(one -> one.startsWith(place + "/"));
        if (!read && seen.add(place)) {
            notes.gap(Kind.LOST, place);
        }
    }

    private void member(String name, JsonNode value, String place, Set<String> seen) {
        String below = place + "/" + name;
        if (TAGS.contains(Kinship.plain(name)) || root.saysReadOnly(name) || isSaid(value, below)) {
            return;
        }
        walk(value, below, seen);
    }

    /** Whether an answer repeats what the listing has told. */
    private boolean isSaid(JsonNode value, String place) {
        int last = place.lastIndexOf('/');
        return last > 0 && value.isValueNode() && taken.contains("/" + place.substring(last + 1));
    }
}
