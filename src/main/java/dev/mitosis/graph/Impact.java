package dev.mitosis.graph;

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
public final class Impact {
    /** How bad the loss is for one that needs it. */
    public enum Loss {
        STOPS,
        /** Goes on, but blind, unsupervised or reachable by fewer. */
        DEGRADES
    }

    /**
     * One that suffers.
     *
     * @param distance hops from what went away
     * @param edge the edge by which the loss arrives
     * @param text the edge in words
     */
    public record Victim(String id, Loss loss, int distance, Edge edge, String text) {}

    private final ResourceGraph graph;

    public Impact(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Everything that stops or degrades, nearest first; what merely degrades takes nothing further down. */
    public List<Victim> of(String id) {
        Map<String, Victim> victims = new HashMap<>();
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
                Victim victim = new Victim(edge.from(), loss, distance, edge, Explanation.sentence(graph, edge));
                victims.merge(edge.from(), victim, Impact::worse);
                if (loss == Loss.STOPS && reached.putIfAbsent(edge.from(), distance) == null) {
                    open.add(edge.from());
                }
            }
        }
        return sorted(victims);
    }

    private static Victim worse(Victim first, Victim second) {
        return second.loss().compareTo(first.loss()) < 0 ? second : first;
    }

    private static List<Victim> sorted(Map<String, Victim> victims) {
        List<Victim> list = new ArrayList<>(victims.values());
        list.sort(Comparator.comparing(Victim::loss)
                .thenComparing(Victim::distance)
                .thenComparing(Victim::id));
        return list;
    }

    private static Loss lossOf(EdgeKind kind) {
        return switch (kind) {
            case CONTAINS,
                    ATTACHED_TO,
                    RUNS_AS,
                    ENCRYPTS_WITH,
                    TALKS_TO,
                    READS,
                    WRITES,
                    INVOKES,
                    ROUTES_TO,
                    RESOLVES_TO,
                    REFERENCES -> Loss.STOPS;
            case MAY_CONNECT, TRIGGERS, DEPLOYED_BY, MANAGED_BY, TRUSTS, LOGS_TO -> Loss.DEGRADES;
        };
    }
}
