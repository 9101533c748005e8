package dev.mitosis.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.DiffDocument.Field;
import dev.mitosis.model.DiffDocument.Kind;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fields in which two records of one resource differ. */
public final class FieldDiff {
    private final MeasuredMembers measured;

    FieldDiff(MeasuredMembers measured) {
        this.measured = measured;
    }

    /** One that knows which members are measurements. */
    public static FieldDiff load() {
        return new FieldDiff(MeasuredMembers.load());
    }

    /** The differences in document order. */
    public List<Field> between(Resource before, Resource after) {
        Walk walk = new Walk(after.type());
        walk.compare("", tree(before), tree(after));
        return List.copyOf(walk.found);
    }

    private static JsonNode tree(Resource resource) {
        return Json.mapper().valueToTree(resource);
    }

    private final class Walk {
        private final String type;
        private final List<Field> found = new ArrayList<>();

        Walk(String type) {
            this.type = type;
        }

        void compare(String pointer, JsonNode before, JsonNode after) {
            if (before.equals(after)) {
                return;
            }
            if (before.isObject() && after.isObject()) {
                objects(pointer, before, after);
            } else if (before.isArray() && after.isArray()) {
                arrays(pointer, before, after);
            } else {
                add(pointer, Kind.REPLACED, before, after);
            }
        }

        private void objects(String pointer, JsonNode before, JsonNode after) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                JsonNode left = before.get(name);
                JsonNode right = after.get(name);
                if (left != null && right != null) {
                    compare(below, left, right);
                } else {
                    add(below, left == null ? Kind.ADDED : Kind.REMOVED, left, right);
                }
            }
        }

        private void arrays(String pointer, JsonNode before, JsonNode after) {
            ElementPairs pairs = ElementPairs.of(before, after);
            if (pairs.identical()) {
                add(pointer, Kind.REORDERED, null, null);
                return;
            }
            pairs.matched()
                    .forEach(pair ->
                            compare(pointer + "/" + pair.after(), before.get(pair.before()), after.get(pair.after())));
            pairs.removed().forEach(i -> add(pointer + "/" + i, Kind.REMOVED, before.get(i), null));
            pairs.added().forEach(i -> add(pointer + "/" + i, Kind.ADDED, null, after.get(i)));
        }

        private void add(String pointer, Kind kind, @Nullable JsonNode before, @Nullable JsonNode after) {
            found.add(new Field(pointer, measured.contains(type, pointer) ? Kind.MEASURED : kind, before, after));
        }
    }
}
