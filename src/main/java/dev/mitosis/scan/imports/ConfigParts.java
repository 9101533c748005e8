package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Puts what Config records by itself, and the API as a part of another thing, into its owner. */
final class ConfigParts {
    private static final String TABLE = "config-parts.tsv";
    private static final String OWN_MEMBERS = "-";

    private final List<Part> parts;

    /**
     * One line of the table.
     *
     * @param by the part's member that names the owner
     * @param list the owner's list; a dash for the owner itself
     * @param members the owner's names of the part's members, the identifying one first
     */
    record Part(String type, String owner, String by, String list, Map<String, String> members) {
        static Part of(TsvTable.TsvRow row) {
            row.get("source");
            Map<String, String> members = new LinkedHashMap<>();
            for (String pair : row.get("members").split(",", -1)) {
                String[] names = pair.split("=", 2);
                members.put(names[0], names[1]);
            }
            return new Part(row.get("type"), row.get("owner"), row.get("by"), row.get("list"), members);
        }

        ObjectNode in(ObjectNode configuration) {
            ObjectNode part = JsonNodeFactory.instance.objectNode();
            members.forEach((written, member) -> {
                if (configuration.hasNonNull(written)) {
                    part.set(member, configuration.get(written));
                }
            });
            return part;
        }

        String key() {
            return members.values().iterator().next();
        }
    }

    private ConfigParts(List<Part> parts) {
        this.parts = parts;
    }

    static ConfigParts load() {
        return new ConfigParts(TsvTable.loadNamed(ConfigParts.class, TABLE).stream()
                .map(Part::of)
                .toList());
    }

    List<Part> all() {
        return parts;
    }

    /** The items without those that became a part of another one; what has no owner among them stays. */
    List<ConfigItem> within(List<ConfigItem> items) {
        Map<String, ObjectNode> bodies = new HashMap<>();
        items.forEach(item -> bodies.put(key(item.type(), item.id()), item.body()));
        List<ConfigItem> left = new ArrayList<>();
        for (ConfigItem item : items) {
            Optional<Part> part = parts.stream()
                    .filter(one -> one.type().equals(item.type()) && bodies.containsKey(owner(one, item)))
                    .findFirst();
            part.ifPresentOrElse(one -> put(one, bodies.get(owner(one, item)), item.body()), () -> left.add(item));
        }
        return left;
    }

    private static String owner(Part part, ConfigItem item) {
        return key(part.owner(), item.body().path(part.by()).asText(""));
    }

    private static String key(String type, String id) {
        return type + " " + id;
    }

    private static void put(Part part, @org.jspecify.annotations.Nullable ObjectNode owner, ObjectNode configuration) {
        if (owner == null) {
            return;
        }
        ObjectNode told = part.in(configuration);
        if (part.list().equals(OWN_MEMBERS)) {
            told.properties().forEach(member -> {
                if (member(owner, member.getKey()).isEmpty()) {
                    owner.set(member.getKey(), member.getValue());
                }
            });
            return;
        }
        ArrayNode list = member(owner, part.list())
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast)
                .orElseGet(() -> owner.putArray(part.list()));
        String identity = told.path(part.key()).asText();
        boolean known = StreamSupport.stream(list.spliterator(), false)
                .anyMatch(element -> element instanceof ObjectNode object
                        && member(object, part.key())
                                .map(JsonNode::asText)
                                .filter(identity::equals)
                                .isPresent());
        if (!known) {
            list.add(told);
        }
    }

    /** The member by its name in whichever capitals. */
    private static Optional<JsonNode> member(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .<JsonNode>map(Map.Entry::getValue)
                .findFirst();
    }
}
