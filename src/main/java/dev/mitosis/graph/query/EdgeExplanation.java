package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
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
        String claim = graph.node(edge.from()).title() + " " + edge.kind().verb() + " "
                + graph.node(edge.to()).title();
        List<Evidence> evidence = edge.evidence();
        return evidence.isEmpty() ? claim + "." : claim + ": " + proof(graph, evidence.get(0)) + ".";
    }

    private static String proof(ResourceGraph graph, Evidence evidence) {
        String place = evidence.pointer().isEmpty() ? "its ARN" : evidence.pointer();
        return place + " of " + graph.node(evidence.resource()).name() + " holds \"" + evidence.text() + "\"";
    }
}
