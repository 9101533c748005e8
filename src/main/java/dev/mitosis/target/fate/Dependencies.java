package dev.mitosis.target.fate;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The edges between candidates that a person would call a need, by who needs. */
final class Dependencies {
    /** Below this an edge says what a pattern lets pass, not what is used. */
    private static final double FIRM = Strength.NAME.weight();

    private final List<List<Dependency>> byConsumer;

    /**
     * One candidate needs another.
     *
     * @param consumer the place in the list of candidates
     * @param provider the place in the list of candidates
     * @param firm whether it is named or was seen; otherwise a pattern lets it pass
     */
    record Dependency(int consumer, int provider, EdgeKind kind, boolean firm) {}

    private Dependencies(List<List<Dependency>> byConsumer) {
        this.byConsumer = byConsumer;
    }

    static Dependencies of(GraphDocument graph, Map<String, Integer> index) {
        List<List<Dependency>> byConsumer = new ArrayList<>(Collections.nCopies(index.size(), List.of()));
        for (Edge edge : graph.edges()) {
            Integer from = index.get(edge.from());
            Integer to = index.get(edge.to());
            if (from != null && to != null && !from.equals(to) && counts(edge)) {
                boolean firm = edge.strength().weight() >= FIRM;
                add(byConsumer, new Dependency(from, to, edge.kind(), firm));
            }
        }
        return new Dependencies(byConsumer);
    }

    private static void add(List<List<Dependency>> byConsumer, Dependency dependency) {
        int from = dependency.consumer();
        if (byConsumer.get(from).isEmpty()) {
            byConsumer.set(from, new ArrayList<>(2));
        }
        byConsumer.get(from).add(dependency);
    }

    /** Adds a need that no record tells, because it goes without saying. */
    void add(Dependency unsaid) {
        add(byConsumer, unsaid);
    }

    private static boolean counts(Edge edge) {
        boolean named = edge.strength() != Strength.SERVICE_WIDE && edge.strength() != Strength.EVERYTHING;
        return named && !edge.kind().isStructure();
    }

    /** What the candidate needs. */
    List<Dependency> of(int consumer) {
        return byConsumer.get(consumer);
    }

    /** How many candidates there are. */
    int size() {
        return byConsumer.size();
    }
}
