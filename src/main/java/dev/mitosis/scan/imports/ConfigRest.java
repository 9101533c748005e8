package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Coverage;
import dev.mitosis.scan.call.CoverageReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What of the configurations has no place in the API's model, by type, region and member. */
final class ConfigRest {
    /** Below a name of another form stand keys that people chose. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    private static final int DEEPEST = 3;

    private final Map<Coverage, Set<String>> lost = new TreeMap<>();

    /**
     * Takes a note of the members.
     *
     * @param known texts that the record has in another place, so that nothing is lost with them
     * @return what is worth keeping of the rest
     */
    ObjectNode noted(ObjectNode rest, String service, ConfigItem item, Set<String> known) {
        JsonNode told = telling(rest, known);
        if (!(told instanceof ObjectNode left)) {
            return JsonNodeFactory.instance.objectNode();
        }
        Set<String> members = new TreeSet<>();
        members(left, "", 0, members);
        CoverageReason reason = CoverageReason.NOT_TRANSLATED;
        for (String member : members) {
            String operation = service + ":" + ConfigTypes.LISTED + member;
            Coverage row =
                    new Coverage(service, item.type(), item.region(), operation, reason.status(), 0, reason.text());
            lost.computeIfAbsent(row, key -> new TreeSet<>()).add(item.id() + " " + item.name());
        }
        return left;
    }

    /** The node without what is empty or known; a missing node where nothing is left. */
    private static JsonNode telling(JsonNode node, Set<String> known) {
        if (node instanceof ObjectNode object) {
            ObjectNode left = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> {
                JsonNode value = telling(member.getValue(), known);
                if (!value.isMissingNode()) {
                    left.set(member.getKey(), value);
                }
            });
            return left.isEmpty() ? left.path("") : left;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> {
                JsonNode value = telling(element, known);
                if (!value.isMissingNode()) {
                    left.add(value);
                }
            });
            return left.isEmpty() ? left.path("") : left;
        }
        boolean silent = node.isNull() || node.asText().isEmpty() || known.contains(node.asText());
        return silent ? node.path("") : node;
    }

    private static void members(JsonNode node, String path, int depth, Set<String> into) {
        if (node instanceof ArrayNode list) {
            list.forEach(element -> members(element, path, depth, into));
        } else if (node instanceof ObjectNode object
                && depth < DEEPEST
                && object.properties().stream()
                        .allMatch(member -> NAME.matcher(member.getKey()).matches())) {
            object.properties()
                    .forEach(member -> members(member.getValue(), path + "/" + member.getKey(), depth + 1, into));
        } else {
            into.add(path);
        }
    }

    /** A row for each member, which counts the records. */
    List<Coverage> rows() {
        return lost.entrySet().stream()
                .map(entry -> {
                    Coverage row = entry.getKey();
                    return new Coverage(
                            row.service(),
                            row.type(),
                            row.region(),
                            row.operation(),
                            row.status(),
                            entry.getValue().size(),
                            row.reason());
                })
                .toList();
    }
}
