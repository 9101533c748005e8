package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what stops working if a resource goes away. */
public final class ImpactAnalysis {
    /** How bad the loss is for one that needs it. */
    public enum Loss {
        STOPS,
        /** Goes on, but blind, unsupervised or reachable by fewer. */
        DEGRADES
    }

    /**
     * One that needs it, directly or through others.
     *
     * @param distance hops from what went away
     * @param edge the edge by which the loss arrives
     * @param text the edge in words
     */
    public record AffectedResource(String id, Loss loss, int distance, Edge edge, String text) {}

    private final ResourceGraph graph;

    public ImpactAnalysis(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Everything that stops or degrades, nearest first; what merely degrades takes nothing further down. */
    public List<AffectedResource> of(String id) {
        Map<String, AffectedResource> found = new HashMap<>();
        Map<String, Integer> reached = new HashMap<>();
        reached.put(id, 0);
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String lost = open.removeFirst();
            int distance = reached.getOrDefault(lost, 0) + 1;
            for (Edge edge : graph.neededBy(lost)) {
                if (edge.from().equals(id)) {
                    continue;
                }
                Loss loss = lossOf(edge.kind());
                AffectedResource affected =
                        new AffectedResource(edge.from(), loss, distance, edge, EdgeExplanation.sentence(graph, edge));
                found.merge(edge.from(), affected, ImpactAnalysis::worse);
                if (loss == Loss.STOPS && reached.putIfAbsent(edge.from(), distance) == null) {
                    open.add(edge.from());
                }
            }
        }
        return sorted(found);
    }

    private static AffectedResource worse(AffectedResource first, AffectedResource second) {
        return second.loss().compareTo(first.loss()) < 0 ? second : first;
    }

    private static List<AffectedResource> sorted(Map<String, AffectedResource> found) {
        List<AffectedResource> list = new ArrayList<>(found.values());
        list.sort(Comparator.comparing(AffectedResource::loss)
                .thenComparing(AffectedResource::distance)
                .thenComparing(AffectedResource::id));
        return list;
    }

    private static Loss lossOf(EdgeKind kind) {
        return kind.stopsWithout() ? Loss.STOPS : Loss.DEGRADES;
    }
}
