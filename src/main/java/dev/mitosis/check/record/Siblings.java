package dev.mitosis.check.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What things of one type get of what their records have. A property that most of them get, and few do not, was
 * forgotten in those; one that none gets is nothing that a template can say.
 */
final class Siblings {
    /** Those that AWS gives are not given again. */
    private static final String TAGS = "tags";

    private final Map<String, Map<String, Shares>> types = new TreeMap<>();

    /** Those that get a property, and those that do not although their records have it. */
    private static final class Shares {
        private int with;
        private final List<Lack> without = new ArrayList<>();
    }

    /** A planned thing without a member that its record has. */
    record Lack(PlannedResource row, String member) {}

    void add(PlannedResource row, JsonNode record) {
        JsonNode properties = row.properties();
        if (properties == null) {
            return;
        }
        Set<String> given = new HashSet<>();
        properties.fieldNames().forEachRemaining(name -> {
            given.add(MemberSpelling.name(name));
            // A zone is told by its name or by its id.
            given.add(MemberSpelling.name(name.replaceFirst("Id$", "")));
        });
        Map<String, Shares> counts = types.computeIfAbsent(row.type(), type -> new TreeMap<>());
        record.fields().forEachRemaining(field -> {
            String name = MemberSpelling.name(field.getKey());
            if (!isEmpty(field.getValue()) && !name.equals(TAGS)) {
                Shares count = counts.computeIfAbsent(name, key -> new Shares());
                if (given.contains(name)) {
                    count.with++;
                } else {
                    count.without.add(new Lack(row, field.getKey()));
                }
            }
        });
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty());
    }

    /** What few of a type lack. */
    List<Lack> odd() {
        return types.values().stream()
                .flatMap(counts -> counts.values().stream())
                .filter(count -> count.with > count.without.size())
                .flatMap(count -> count.without.stream())
                .toList();
    }
}
