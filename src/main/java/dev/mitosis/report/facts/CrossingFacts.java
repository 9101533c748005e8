package dev.mitosis.report.facts;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that cross a border between accounts in the end: those of the target, which knows which things each
 * account has of its own; those of the partition where there is no target.
 */
public final class CrossingFacts {
    private CrossingFacts() {}

    /**
     * A dependency across a border.
     *
     * @param from the ARN of the thing today that needs the other; its planned id where there is none today
     * @param to the same of the one that is needed
     * @param kept how it is kept alive, in words
     * @param connection the id of the connection that keeps it alive; empty where none does, or none is known
     * @param edge the dependency as the graph has it; null where it is of things that are not there yet
     */
    public record Row(
            String from,
            String to,
            EdgeKind kind,
            String fromAccount,
            String toAccount,
            String kept,
            String connection,
            @Nullable Edge edge) {
        private Row known(@Nullable Edge found) {
            return new Row(from, to, kind, fromAccount, toAccount, kept, connection, found);
        }

        private String dependency() {
            return from + " " + kind.label() + " " + to;
        }

        /**
         * Which row it is: a thing of today may have successors in several accounts. More evidence makes another row of
         * it, so that what was said of the one holds for no other.
         */
        public String key() {
            return dependency() + " " + fromAccount + " " + toAccount + (edge == null ? "" : " " + edge.digest());
        }

        /** Whether people can know that it is not used. */
        public boolean mayBeUnused() {
            return edge != null && kind.mayBeUnused();
        }
    }

    /** A dependency by its ends and kind, without a text of its own: there may be a million of them. */
    private record Ends(String from, String to, EdgeKind kind) {}

    /** All of them, in the order of their document. */
    public static List<Row> of(ReportInput input) {
        List<Row> rows = rows(input);
        Set<String> from = new HashSet<>();
        rows.forEach(row -> from.add(row.from()));
        Map<Ends, Edge> edges = new HashMap<>();
        for (Edge edge : input.graph().edges()) {
            if (from.contains(edge.from())) {
                edges.put(new Ends(edge.from(), edge.to(), edge.kind()), edge);
            }
        }
        return rows.stream()
                .map(row -> row.known(edges.get(new Ends(row.from(), row.to(), row.kind()))))
                .toList();
    }

    /** How many there are. */
    public static int count(ReportInput input) {
        TargetDocument target = input.target();
        return target == null
                ? input.partition().crossings().size()
                : (int) target.edges().stream().filter(PlannedEdge::crossing).count();
    }

    private static List<Row> rows(ReportInput input) {
        TargetDocument target = input.target();
        if (target == null) {
            return input.partition().crossings().stream()
                    .map(crossing -> new Row(
                            crossing.from(),
                            crossing.to(),
                            crossing.kind(),
                            crossing.fromAccount(),
                            crossing.toAccount(),
                            PlainWords.of("resolution", crossing.resolution()),
                            "",
                            null))
                    .toList();
        }
        Map<String, PlannedResource> planned = target.resources().stream()
                .collect(Collectors.toMap(PlannedResource::id, Function.identity(), (first, second) -> first));
        Map<String, String> means = new HashMap<>();
        for (PlannedConnection connection : target.connections()) {
            means.put(connection.id(), PlainWords.of("means", connection.means().label()));
        }
        return target.edges().stream()
                .filter(PlannedEdge::crossing)
                .map(edge -> row(edge, planned, means))
                .toList();
    }

    private static Row row(PlannedEdge edge, Map<String, PlannedResource> planned, Map<String, String> means) {
        String connection = edge.connection() == null ? "" : edge.connection();
        return new Row(
                today(edge.from(), planned),
                today(edge.to(), planned),
                edge.kind(),
                account(edge.from(), planned),
                account(edge.to(), planned),
                means.getOrDefault(connection, "by nothing yet: the sheet Risks says why"),
                connection,
                null);
    }

    private static String today(String id, Map<String, PlannedResource> planned) {
        PlannedResource found = planned.get(id);
        return found == null || found.succeeds() == null ? id : found.succeeds();
    }

    private static String account(String id, Map<String, PlannedResource> planned) {
        PlannedResource found = planned.get(id);
        return found == null ? "" : found.account();
    }
}
