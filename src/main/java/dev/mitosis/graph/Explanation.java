package dev.mitosis.graph;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Node;
import java.util.List;
import java.util.Locale;

/** Says an edge in words. */
public final class Explanation {
    /**
     * One step of an explanation.
     *
     * @param text one English sentence with the evidence
     */
    public record Hop(Edge edge, String text) {}

    private Explanation() {}

    static Hop of(ResourceGraph graph, Edge edge) {
        return new Hop(edge, sentence(graph, edge));
    }

    /** For example {@code orders-api (Lambda function) references orders (DynamoDB table): ... holds "orders"}. */
    static String sentence(ResourceGraph graph, Edge edge) {
        String claim = title(graph.node(edge.from())) + " " + verb(edge.kind()) + " " + title(graph.node(edge.to()));
        List<Evidence> evidence = edge.evidence();
        return evidence.isEmpty() ? claim + "." : claim + ": " + proof(graph, evidence.get(0)) + ".";
    }

    private static String proof(ResourceGraph graph, Evidence evidence) {
        String place = evidence.pointer().isEmpty() ? "its ARN" : evidence.pointer();
        return place + " of " + graph.node(evidence.resource()).name() + " holds \"" + evidence.text() + "\"";
    }

    /** Name and type as a person says them. */
    public static String title(Node node) {
        return node.name() + " (" + kindOfThing(node.type()) + ")";
    }

    private static String kindOfThing(String type) {
        String[] parts = type.split("::");
        String last = parts[parts.length - 1].replaceAll("([a-z])([A-Z])", "$1 $2");
        String service = parts.length == 3 ? parts[1] + " " : "external ";
        return service + last.toLowerCase(Locale.ROOT);
    }

    private static String verb(EdgeKind kind) {
        return switch (kind) {
            case CONTAINS -> "contains";
            case ATTACHED_TO -> "is attached to";
            case RUNS_AS -> "runs as";
            case ENCRYPTS_WITH -> "encrypts with";
            case MAY_CONNECT -> "may connect to";
            case TALKS_TO -> "talks to";
            case READS -> "reads";
            case WRITES -> "writes";
            case INVOKES -> "invokes";
            case TRIGGERS -> "triggers";
            case ROUTES_TO -> "routes to";
            case RESOLVES_TO -> "resolves to";
            case DEPLOYED_BY -> "is deployed by";
            case MANAGED_BY -> "is managed by";
            case TRUSTS -> "trusts";
            case LOGS_TO -> "logs to";
            case REFERENCES -> "refers to";
        };
    }
}
