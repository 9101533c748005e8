package dev.mitosis.partition;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A condition on one record, as the knowledge tables write it: a JSON path ({@code /a/*}{@code /b}, {@code **} for any
 * depth), {@code tag:} with a pattern of keys, {@code arn:} or {@code none}, and the pattern that the value matches as
 * a whole; {@code absent} for a value that is not there.
 */
record Condition(String where, Pattern matches) {
    private static final String ABSENT = "absent";

    static Condition of(TsvTable.TsvRow row) {
        return new Condition(row.get("where"), Pattern.compile(row.get("matches")));
    }

    boolean holds(Resource resource) {
        if (where.equals("none")) {
            return true;
        }
        List<String> values = values(resource);
        return matches.pattern().equals(ABSENT)
                ? values.isEmpty()
                : values.stream().anyMatch(value -> matches.matcher(value).matches());
    }

    private List<String> values(Resource resource) {
        if (where.equals("arn:")) {
            return List.of(resource.arn());
        }
        List<String> values = new ArrayList<>();
        if (where.startsWith("tag:")) {
            Pattern key = Pattern.compile(where.substring("tag:".length()));
            resource.tags().forEach((name, value) -> {
                if (key.matcher(name).matches()) {
                    values.add(value);
                }
            });
        } else if (resource.data() != null) {
            JsonPath.of(where).each(resource.data(), "", (node, pointer) -> {
                if (node.isValueNode() && !node.isNull() && !node.asText().isEmpty()) {
                    values.add(node.asText());
                }
            });
        }
        return values;
    }
}
