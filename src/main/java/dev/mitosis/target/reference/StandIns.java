package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What consumers name in the place of a provider that they cannot name from another account: a bucket of their own that
 * is replicated, the destination before a stream. The rows of {@code stand-ins.tsv}.
 */
final class StandIns {
    static final String FILE = "stand-ins.tsv";

    private record Row(List<String> property, String means, String type, boolean arn, List<String> drops) {}

    private record Need(PlannedConnection connection, PlannedResource provider) {}

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, List<Need>> needs = new HashMap<>();
    private final Map<String, PlannedResource> things;
    private final References references;

    StandIns(List<PlannedConnection> connections, Map<String, PlannedResource> things, References references) {
        this.things = things;
        this.references = references;
        for (TsvTable.TsvRow row : TsvTable.loadNamed(StandIns.class, FILE)) {
            String drops = row.get("drops");
            rows.computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                    .add(new Row(
                            List.of(row.get("property").split("/", -1)),
                            row.get("means"),
                            row.get("stand-in"),
                            row.get("by").equals("arn"),
                            drops.equals("-") ? List.of() : List.of(drops.split(","))));
        }
        for (PlannedConnection connection : connections) {
            PlannedResource provider = things.get(connection.provider());
            if (provider != null && isOfRow(connection)) {
                connection
                        .consumers()
                        .forEach(consumer -> needs.computeIfAbsent(consumer, id -> new ArrayList<>(1))
                                .add(new Need(connection, provider)));
            }
        }
    }

    private boolean isOfRow(PlannedConnection connection) {
        return rows.values().stream()
                .flatMap(List::stream)
                .anyMatch(row -> row.means().equals(connection.means().label()));
    }

    /** Puts stand-ins into the properties of a thing, or of a part of it, in the place of the providers. */
    void put(String type, PlannedResource thing, ObjectNode properties) {
        for (Need need : needs.getOrDefault(thing.id(), List.of())) {
            for (Row row : rows.getOrDefault(type, List.of())) {
                PlannedResource standIn = need.connection().means().label().equals(row.means())
                        ? standIn(need.connection(), row.type())
                        : null;
                ObjectNode holder = holder(properties, row.property());
                String last = row.property().get(row.property().size() - 1);
                if (standIn != null
                        && holder != null
                        && namesOf(need.provider()).contains(holder.path(last))) {
                    holder.set(last, row.arn() ? references.arnOf(standIn) : references.nameOrId(standIn));
                    row.drops().forEach(holder::remove);
                }
            }
        }
    }

    private @Nullable PlannedResource standIn(PlannedConnection connection, String type) {
        return connection.parts().stream()
                .filter(part -> !part.equals(connection.provider()))
                .map(things::get)
                .filter(part -> part != null && part.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ObjectNode holder(ObjectNode properties, List<String> path) {
        JsonNode at = properties;
        for (String step : path.subList(0, path.size() - 1)) {
            at = at.path(step);
        }
        return at instanceof ObjectNode object ? object : null;
    }

    /** All that properties may say of the provider. */
    private Set<JsonNode> namesOf(PlannedResource provider) {
        return Set.copyOf(List.of(
                references.arnOf(provider),
                references.nameOrId(provider),
                references.spelling().spell(provider.name()),
                references.spelling().spell(provider.arn())));
    }
}
