package dev.mitosis.snapshot;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A condition on one record, as the knowledge tables write it: a JSON path ({@code /a/*}{@code /b}, {@code **} for any
 * depth), {@code tag:} with a pattern of keys, {@code arn:}, {@code id:}, {@code name:} or {@code none}, and the
 * pattern that the value matches as a whole; {@code absent} for a value that is not there.
 */
public record RecordCondition(String where, Pattern matches) {
    private static final String ABSENT = "absent";

    /** Reads the columns {@code where} and {@code matches}. */
    public static RecordCondition of(TsvTable.TsvRow row) {
        return new RecordCondition(row.get("where"), Pattern.compile(row.get("matches")));
    }

    /** Whether the record meets it. */
    public boolean holds(Resource resource) {
        if (where.equals("none")) {
            return true;
        }
        List<String> values = values(resource);
        return matches.pattern().equals(ABSENT)
                ? values.isEmpty()
                : values.stream().anyMatch(value -> matches.matcher(value).matches());
    }

    private List<String> values(Resource resource) {
        switch (where) {
            case "arn:" -> {
                return List.of(resource.arn());
            }
            case "id:" -> {
                return List.of(resource.id());
            }
            case "name:" -> {
                return List.of(resource.name());
            }
            default -> {
                // A tag or a place in the record.
            }
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
