package dev.mitosis.graph.export;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a graph to show.
 *
 * @param kinds the edge kinds; empty for all
 * @param context the context whose resources and direct neighbours are shown; null for all
 * @param account the target account whose resources and direct neighbours are shown; null for all
 * @param center the resource around which the graph is shown; null for all
 * @param distance how many hops from the center
 */
public record GraphFilter(
        Set<EdgeKind> kinds,
        @Nullable String context,
        @Nullable String account,
        @Nullable String center,
        int distance) {
    /** Everything. */
    public static final GraphFilter ALL = new GraphFilter(Set.of(), null, null, null, 0);

    public GraphFilter {
        kinds = Set.copyOf(kinds);
    }

    /**
     * The part of the graph that every given condition leaves.
     *
     * @param partition needed only to filter by context or account
     */
    public GraphDocument apply(GraphDocument document, @Nullable PartitionDocument partition) {
        if (equals(ALL)) {
            return document;
        }
        List<Edge> edges = document.edges().stream()
                .filter(edge -> kinds.isEmpty() || kinds.contains(edge.kind()))
                .toList();
        Set<String> kept = new HashSet<>();
        if (context != null || account != null) {
            Set<String> inside = inside(Objects.requireNonNull(partition, "a partition tells contexts and accounts"));
            edges = edges.stream()
                    .filter(edge -> inside.contains(edge.from()) || inside.contains(edge.to()))
                    .toList();
            kept.addAll(inside);
        }
        if (center != null) {
            Set<String> near = around(center, distance, edges);
            edges = edges.stream()
                    .filter(edge -> near.contains(edge.from()) && near.contains(edge.to()))
                    .toList();
            if (kept.isEmpty()) {
                kept.addAll(near);
            } else {
                kept.retainAll(near);
            }
        }
        return part(document, edges, kept);
    }

    private Set<String> inside(PartitionDocument partition) {
        Set<String> ids = new HashSet<>();
        for (PartitionDocument.Assignment assignment : partition.resources()) {
            boolean ofContext = context == null || context.equals(assignment.context());
            boolean ofAccount = account == null || account.equals(assignment.account());
            if (ofContext && ofAccount) {
                ids.add(assignment.id());
            }
        }
        return ids;
    }

    private static Set<String> around(String center, int distance, List<Edge> edges) {
        Map<String, Set<String>> neighbours = new HashMap<>();
        for (Edge edge : edges) {
            neighbours.computeIfAbsent(edge.from(), id -> new HashSet<>()).add(edge.to());
            neighbours.computeIfAbsent(edge.to(), id -> new HashSet<>()).add(edge.from());
        }
        Map<String, Integer> reached = new HashMap<>(Map.of(center, 0));
        Deque<String> open = new ArrayDeque<>(List.of(center));
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            int next = Objects.requireNonNull(reached.get(at)) + 1;
            for (String neighbour : neighbours.getOrDefault(at, Set.of())) {
                if (next <= distance && reached.putIfAbsent(neighbour, next) == null) {
                    open.add(neighbour);
                }
            }
        }
        return reached.keySet();
    }

    private static GraphDocument part(GraphDocument document, List<Edge> edges, Set<String> kept) {
        Set<String> ids = new HashSet<>(kept);
        edges.forEach(edge -> {
            ids.add(edge.from());
            ids.add(edge.to());
        });
        List<Node> nodes = document.nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .toList();
        return new GraphDocument(
                document.formatVersion(),
                document.tool(),
                document.account(),
                document.snapshotId(),
                document.inputs(),
                nodes,
                edges,
                document.findings());
    }
}
