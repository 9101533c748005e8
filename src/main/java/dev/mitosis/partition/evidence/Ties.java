package dev.mitosis.partition.evidence;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs the edges of the graph: how much their ends say about each other. */
public final class Ties {
    private record Rule(
            EdgeKind kind, TypePattern from, TypePattern to, double environment, double context, boolean part) {}

    private final List<Rule> rules = Table.read(Ties.class, "affinity.tsv", Ties::rule);
    private final Map<Ends, Rule> known = new HashMap<>();

    private record Ends(EdgeKind kind, String from, String to) {}

    private static Rule rule(TsvTable.TsvRow row) {
        return new Rule(
                kind(row.get("kind")),
                new TypePattern(row.get("from")),
                new TypePattern(row.get("to")),
                row.number("environment"),
                row.number("context"),
                row.get("tie").equals("part"));
    }

    /** The kind with this name. */
    public static EdgeKind kind(String label) {
        return EdgeKind.of(label)
                .orElseThrow(() -> new IllegalStateException("no kind of edge is called '" + label + "'"));
    }

    /** The edge with its weights. */
    public Tie tie(Edge edge, Subject from, Subject to) {
        Rule rule = known.computeIfAbsent(new Ends(edge.kind(), from.type(), to.type()), this::find);
        double strength = edge.strength().weight();
        return new Tie(
                from.index(),
                to.index(),
                edge.kind(),
                strength,
                rule.environment() * strength,
                rule.context() * strength,
                rule.part());
    }

    private Rule find(Ends ends) {
        return rules.stream()
                .filter(rule -> rule.kind() == ends.kind()
                        && rule.from().matches(ends.from())
                        && rule.to().matches(ends.to()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "affinity.tsv has no row for " + ends.kind().label()));
    }
}
