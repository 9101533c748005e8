package dev.mitosis.generated.ground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the API prints one type, with {@code {placeholders}} for what differs.
 *
 * @param file service and operation, as a snapshot's file is called
 * @param physical how CloudFormation calls such a resource
 * @param title the name that all have, or empty
 * @param tags where and how the answer holds tags, as {@code list /Tags}
 * @param taggable whether it can have tags at all
 * @param named whether it has a name beside its id; else a person names it by the tag {@code Name}
 * @param limit the most characters of a name
 */
public record RecordTemplate(
        String type,
        String file,
        String arn,
        String id,
        String physical,
        String title,
        List<String> tags,
        boolean taggable,
        boolean global,
        boolean named,
        boolean lower,
        int limit,
        ObjectNode data) {
    private static final List<String> FILES =
            List.of("network", "compute", "data", "messaging", "identity", "edge", "delivery");
    private static final Map<String, RecordTemplate> BY_TYPE = load();
    private static final int LIMIT = 120;

    /** The template of a type. */
    public static RecordTemplate of(String type) {
        return Objects.requireNonNull(BY_TYPE.get(type), type);
    }

    /** The types that there are, sorted. */
    public static List<String> types() {
        return List.copyOf(BY_TYPE.keySet());
    }

    /** Whether people see an id instead of a name unless it has a tag {@code Name}. */
    public boolean namedByTag() {
        return !named && title.isEmpty() && !id.contains("{name}") && !arn.contains("{name}") && taggable;
    }

    private static Map<String, RecordTemplate> load() {
        Map<String, RecordTemplate> all = new TreeMap<>();
        for (String file : FILES) {
            try (InputStream in =
                    RecordTemplate.class.getResourceAsStream("/dev/mitosis/generated/records/" + file + ".json")) {
                Json.mapper()
                        .readTree(Objects.requireNonNull(in, file))
                        .properties()
                        .forEach(entry -> all.put(entry.getKey(), read(entry.getKey(), entry.getValue())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static RecordTemplate read(String type, JsonNode node) {
        List<String> tags = new ArrayList<>();
        node.path("tags").forEach(form -> tags.add(form.asText()));
        String id = node.path("id").asText();
        return new RecordTemplate(
                type,
                node.path("file").asText(),
                node.path("arn").asText(),
                id,
                node.path("physical").asText(id),
                node.path("name").asText(node.path("given").asText("")),
                List.copyOf(tags),
                node.has("tags"),
                node.path("global").asBoolean(),
                node.path("named").asBoolean(),
                node.path("lower").asBoolean(),
                node.path("limit").asInt(LIMIT),
                (ObjectNode) node.path("data"));
    }
}
