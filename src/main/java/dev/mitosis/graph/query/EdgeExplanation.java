package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import java.util.List;

/** Says an edge in words. */
final class EdgeExplanation {
    private EdgeExplanation() {}

    static ExplainedEdge of(ResourceGraph graph, Edge edge) {
        return new ExplainedEdge(edge, sentence(graph, edge));
    }

    /** For example {@code orders-api (Lambda function) references orders (DynamoDB table): ... holds "orders"}. */
    static String sentence(ResourceGraph graph, Edge edge) {
        String claim = graph.node(edge.from()).title() + " " + verb(edge.kind()) + " "
                + graph.node(edge.to()).title();
        List<Evidence> evidence = edge.evidence();
        return evidence.isEmpty() ? claim + "." : claim + ": " + proof(graph, evidence.get(0)) + ".";
    }

    private static String proof(ResourceGraph graph, Evidence evidence) {
        String place = evidence.pointer().isEmpty() ? "its ARN" : evidence.pointer();
        return place + " of " + graph.node(evidence.resource()).name() + " holds \"" + evidence.text() + "\"";
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
