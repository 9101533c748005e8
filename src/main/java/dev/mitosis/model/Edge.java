package dev.mitosis.model;

import java.util.Comparator;
import java.util.List;

/** A dependency: {@code from} needs {@code to}. There is at most one edge for each (from, to, kind). */
public record Edge(String from, String to, EdgeKind kind, Strength strength, List<Evidence> evidence)
        implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::to).thenComparing(Edge::kind);

    public Edge {
        evidence = List.copyOf(evidence);
    }

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}
