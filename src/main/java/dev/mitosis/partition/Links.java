package dev.mitosis.partition;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs the edges of the graph: how much their ends say about each other. */
final class Links {
    /**
     * An edge between two subjects.
     *
     * @param strength how precisely the evidence names the target, 0 to 1
     * @param part whether one end cannot be without the other
     */
    record Link(int from, int to, EdgeKind kind, double strength, double environment, double context, boolean part) {
        int other(int end) {
            return end == from ? to : from;
        }
    }

    private record Rule(
            String kind, TypePattern from, TypePattern to, double environment, double context, boolean part) {}

    private final List<Rule> rules = Table.read("affinity.tsv", Links::rule);
    private final Map<String, Rule> known = new HashMap<>();

    private static Rule rule(TsvTable.TsvRow row) {
        String kind = row.get("kind");
        return new Rule(
                kind.equals("*") ? kind : kind(kind).label(),
                new TypePattern(row.get("from")),
                new TypePattern(row.get("to")),
                row.number("environment"),
                row.number("context"),
                row.get("tie").equals("part"));
    }

    /** The kind with this name. */
    static EdgeKind kind(String label) {
        return EdgeKind.of(label)
                .orElseThrow(() -> new IllegalStateException("no kind of edge is called '" + label + "'"));
    }

    /** The edge with its weights. */
    Link link(Edge edge, Subject from, Subject to) {
        String key = edge.kind().label() + " " + from.type() + " " + to.type();
        Rule rule = known.computeIfAbsent(key, unused -> find(edge.kind(), from.type(), to.type()));
        double strength = edge.strength().weight();
        return new Link(
                from.index(),
                to.index(),
                edge.kind(),
                strength,
                rule.environment() * strength,
                rule.context() * strength,
                rule.part());
    }

    private Rule find(EdgeKind kind, String from, String to) {
        return rules.stream()
                .filter(rule -> rule.kind().equals(kind.label())
                        && rule.from().matches(from)
                        && rule.to().matches(to))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("affinity.tsv has no row for " + kind.label()));
    }
}
