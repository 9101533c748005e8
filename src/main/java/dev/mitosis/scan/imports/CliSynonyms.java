package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands that list and describe nothing for a collector and that tell what another one tells: older names, and
 * questions about one thing. A collector may run them for what they tell besides.
 */
final class CliSynonyms {
    private static final String TABLE = "cli-synonyms.tsv";
    private static final String WHOLE = "-";

    private final Map<String, Synonym> byCommand = new HashMap<>();

    /**
     * One line of the table.
     *
     * @param command service and operation, as a file's name has them
     * @param from where the answer has the thing or things; a dash for the answer itself
     * @param type the type that the answer describes; or the operation that answers alike
     */
    record Synonym(String command, String from, String type) {
        static Synonym of(TsvTable.TsvRow row) {
            row.get("source");
            return new Synonym(row.get("command"), row.get("from"), row.get("as"));
        }

        /** Whether another operation gives the same answer. */
        boolean alike() {
            return !type.contains("::");
        }

        /** The other command, by the collectors' name of its service and its operation without dashes. */
        CliCommands.Command other() {
            if (alike()) {
                String[] words = type.split(":", 2);
                return new CliCommands.Command(words[0], CliFile.folded(words[1]));
            }
            Target target = target();
            return new CliCommands.Command(target.service(), CliFile.folded(target.operation()));
        }

        /** The answer as the other command would have given it. */
        ObjectNode translated(ObjectNode answer) {
            if (alike()) {
                return answer;
            }
            ObjectNode made = JsonNodeFactory.instance.objectNode();
            List<JsonNode> things = from.equals(WHOLE) ? List.of(answer) : Items.at(answer, from);
            if (target().items().isEmpty()) {
                return things.isEmpty() ? made : (ObjectNode) things.get(0);
            }
            DerivedListings.put(made, target().items(), things);
            return made;
        }

        private Target target() {
            for (ServiceSpec service : Collectors.all()) {
                for (TypeSpec spec : service.types()) {
                    if (spec.type().equals(type)) {
                        Describe describe = spec.describe();
                        return describe == null
                                ? new Target(service.name(), spec.list().operation(), spec.items())
                                : new Target(service.name(), describe.call().operation(), describe.items());
                    }
                }
            }
            throw new IllegalStateException("no collector reads " + type);
        }
    }

    private record Target(String service, String operation, String items) {}

    private CliSynonyms(List<Synonym> synonyms) {
        synonyms.forEach(one -> byCommand.put(one.command(), one));
    }

    static CliSynonyms load() {
        return new CliSynonyms(TsvTable.loadNamed(CliSynonyms.class, TABLE).stream()
                .map(Synonym::of)
                .toList());
    }

    /** The other command for a file's words. */
    Optional<Synonym> of(String words) {
        return Optional.ofNullable(byCommand.get(words));
    }

    List<Synonym> all() {
        return List.copyOf(byCommand.values());
    }
}
