package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.scan.imports.ConfigTypes.Origin;
import dev.mitosis.scan.spec.AnswerPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what Config keeps beside a configuration to where a scan has the answer of the operation that it came from. */
final class ConfigSupplements {
    private static final String TABLE = "config-supplements.tsv";

    private final List<Entry> entries;

    /**
     * One line of the table.
     *
     * @param from the supplement and the way down in it
     * @param to the operation and the way down in its answer
     */
    record Entry(String type, String from, String to, String source) {
        static Entry of(TsvTable.TsvRow row) {
            String to = row.get("to");
            if (!to.contains("/")) {
                throw row.error("'" + to + "' is no Operation/Member");
            }
            return new Entry(row.get("type"), row.get("from"), to, row.get("source"));
        }

        String supplement() {
            return from.split("/", 2)[0];
        }

        Optional<JsonNode> value(Map<String, JsonNode> supplements) {
            JsonNode top = supplements.get(supplement());
            if (top == null) {
                return Optional.empty();
            }
            String rest = from.substring(supplement().length());
            return Optional.of(top.at(rest)).filter(node -> !node.isMissingNode() && !node.isNull());
        }
    }

    private ConfigSupplements(List<Entry> entries) {
        this.entries = entries;
    }

    static ConfigSupplements load() {
        return new ConfigSupplements(TsvTable.loadNamed(ConfigSupplements.class, TABLE).stream()
                .map(Entry::of)
                .toList());
    }

    List<Entry> entries() {
        return entries;
    }

    /**
     * Adds all supplements of the item: those of the table in their place, the others under their own name. Some types
     * have among the configuration what others have beside it.
     */
    void addTo(ObjectNode node, ConfigItem item, Origin origin) {
        List<Entry> own = entries.stream()
                .filter(entry -> entry.type().equals(item.type()))
                .filter(entry -> knows(origin, entry.to().split("/", 2)[0]))
                .toList();
        item.supplements().forEach((name, value) -> {
            if (own.stream().noneMatch(entry -> entry.supplement().equals(name)) && !node.has(name)) {
                node.set(name, value);
            }
        });
        own.forEach(entry -> entry.value(item.supplements())
                .or(() -> Optional.ofNullable(node.remove(entry.from())))
                .ifPresent(value -> place(node, entry.to(), value)));
    }

    private static boolean knows(Origin origin, String operation) {
        return origin.type().details().stream()
                .anyMatch(detail -> detail.call().operation().equals(operation));
    }

    private static void place(ObjectNode node, String to, JsonNode value) {
        AnswerPath path = AnswerPath.of(to);
        boolean policy = path.last().equals("Policy") && value.isContainerNode();
        path.holder(node).set(path.last(), policy ? TextNode.valueOf(value.toString()) : value);
    }
}
