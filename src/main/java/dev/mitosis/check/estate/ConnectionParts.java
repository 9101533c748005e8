package dev.mitosis.check.estate;

import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Connections against the dependencies that they serve and the things that make them. */
final class ConnectionParts {
    private final Landscape landscape;

    ConnectionParts(Landscape landscape) {
        this.landscape = landscape;
    }

    void compare(Agreements pairs) {
        Map<String, Set<String>> served = new HashMap<>();
        for (PlannedEdge edge : landscape.target().edges()) {
            String id = edge.connection();
            if (id != null) {
                served.computeIfAbsent(id, key -> new HashSet<>()).add(edge.from());
                pairs.expect(
                        landscape.connection(id).isPresent(),
                        edge.from(),
                        () -> "has no connection " + id + ", by which " + edge.from() + " "
                                + edge.kind().verb() + " " + edge.to() + ".");
            }
        }
        Set<String> parts = new HashSet<>();
        for (MonitoringSide side : landscape.target().observability()) {
            parts.addAll(side.sinks());
            parts.addAll(side.links());
            parts.addAll(side.receivers());
        }
        for (DeliveryWay way : landscape.target().delivery()) {
            Stream.of(way.role(), way.boundary()).filter(Objects::nonNull).forEach(parts::add);
        }
        for (PlannedConnection connection : landscape.target().connections()) {
            parts.addAll(connection.parts());
            Set<String> lacking = new HashSet<>(served.getOrDefault(connection.id(), Set.of()));
            lacking.removeAll(connection.consumers());
            pairs.expect(
                    lacking.isEmpty(),
                    connection.provider(),
                    () -> "does not name " + String.join(", ", lacking) + " among the consumers of the connection "
                            + connection.id() + ", which serves them.");
            pairs.expect(
                    isPart(connection),
                    connection.provider(),
                    () -> "does not name " + connection.provider() + " among the parts of the connection "
                            + connection.id() + ", which is by its policy.");
        }
        for (PlannedResource row : landscape.rows().values()) {
            if (row.fate() == Fate.NEW && isOfConnections(row)) {
                pairs.expect(
                        parts.contains(row.id()),
                        row.id(),
                        () -> "makes " + row.id() + " for a connection, and it is a part of none.");
            }
        }
    }

    private static boolean isPart(PlannedConnection connection) {
        return connection.means() != Means.RESOURCE_POLICY || connection.parts().contains(connection.provider());
    }

    private boolean isOfConnections(PlannedResource row) {
        return landscape
                .wiring()
                .stack(row.stack())
                .filter(stack -> stack.layer() == StackLayer.CONNECTIONS)
                .isPresent();
    }
}
