package dev.mitosis.check.state;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who needs whom: in the old account as it is, and in the estate as it shall be. */
public final class DependencyIndex {
    private final Map<String, List<PlannedEdge>> providers = new HashMap<>();
    private final Map<String, List<PlannedEdge>> consumers = new HashMap<>();
    private final Map<String, List<String>> writers = new HashMap<>();
    private final Map<String, List<String>> actors = new HashMap<>();
    private final Map<String, List<String>> roles = new HashMap<>();
    private final Set<String> writing = new HashSet<>();
    private final Map<String, List<Edge>> users = new HashMap<>();
    private final Map<String, List<String>> joined = new HashMap<>();

    /** Reads the edges of both documents once. */
    public DependencyIndex(TargetDocument target, GraphDocument graph) {
        for (PlannedEdge edge : target.edges()) {
            providers.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
            consumers.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            join(edge.from(), edge.to());
        }
        for (Edge edge : graph.edges()) {
            join(edge.from(), edge.to());
            if (edge.kind() == EdgeKind.WRITES) {
                writing.add(edge.from());
                writers.computeIfAbsent(edge.to(), arn -> new ArrayList<>()).add(edge.from());
            } else if (edge.kind() == EdgeKind.RUNS_AS) {
                actors.computeIfAbsent(edge.to(), arn -> new ArrayList<>()).add(edge.from());
                roles.computeIfAbsent(edge.from(), arn -> new ArrayList<>()).add(edge.to());
            }
            if (isNeed(edge.kind()) && isFirm(edge.strength())) {
                users.computeIfAbsent(edge.to(), arn -> new ArrayList<>()).add(edge);
            }
        }
    }

    private void join(String one, String other) {
        joined.computeIfAbsent(one, id -> new ArrayList<>(2)).add(other);
        joined.computeIfAbsent(other, id -> new ArrayList<>(2)).add(one);
    }

    /** What has an edge to the thing or from it, in the old account by their ARNs and in the estate by planned ids. */
    public List<String> joined(String thing) {
        return joined.getOrDefault(thing, List.of());
    }

    /** Whether the one that needs does not work without the other. */
    public static boolean isNeed(EdgeKind kind) {
        return kind.isUse() && kind.stopsWithout() && kind != EdgeKind.REFERENCES;
    }

    /** Whether it is more than a pattern that covers both. */
    public static boolean isFirm(Strength strength) {
        return strength.weight() >= Strength.NAME.weight();
    }

    /** What the planned thing needs. */
    public List<PlannedEdge> providers(String id) {
        return providers.getOrDefault(id, List.of());
    }

    /** What needs the planned thing. */
    public List<PlannedEdge> consumers(String id) {
        return consumers.getOrDefault(id, List.of());
    }

    /** Who needs the thing in the old account. */
    public List<Edge> users(String arn) {
        return users.getOrDefault(arn, List.of());
    }

    /** Whether the thing of the old account writes to another one, itself or by its role. */
    public boolean isWriter(String arn) {
        return writing.contains(arn)
                || roles.getOrDefault(arn, List.of()).stream().anyMatch(writing::contains);
    }

    /** What works and writes to the thing in the old account: in the place of a role those that run as it. */
    public Set<String> writers(String arn) {
        Set<String> all = new LinkedHashSet<>();
        for (String writer : writers.getOrDefault(arn, List.of())) {
            List<String> behind = actors.getOrDefault(writer, List.of());
            if (behind.isEmpty()) {
                all.add(writer);
            } else {
                all.addAll(behind);
            }
        }
        return all;
    }
}
