package dev.mitosis.graph.export;

import dev.mitosis.io.Json;
import dev.mitosis.io.text.Csv;
import dev.mitosis.io.text.Escapes;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that a graph can be exported in. */
public enum GraphFormat {
    JSON("json") {
        @Override
        public String write(GraphDocument graph) {
            return Json.pretty(graph);
        }
    },
    GRAPHML("graphml") {
        @Override
        public String write(GraphDocument graph) {
            return GraphDrawing.of(graph).graphMl();
        }
    },
    DOT("dot") {
        @Override
        public String write(GraphDocument graph) {
            return GraphDrawing.of(graph).dot();
        }
    },
    /** One row for each edge, with the ends' types and names. */
    CSV("csv") {
        @Override
        public String write(GraphDocument graph) {
            Map<String, Node> nodes = byId(graph);
            StringBuilder out = new StringBuilder(Csv.line(List.of(
                    "from", "from_type", "from_name", "kind", "strength", "to", "to_type", "to_name", "evidence")));
            for (Edge edge : graph.edges()) {
                Node from = Objects.requireNonNull(nodes.get(edge.from()));
                Node to = Objects.requireNonNull(nodes.get(edge.to()));
                out.append(row(
                        from.id(),
                        from.type(),
                        from.name(),
                        edge.kind().label(),
                        edge.strength().label(),
                        to.id(),
                        to.type(),
                        to.name(),
                        evidence(edge)));
            }
            return out.toString();
        }
    },
    /** One row for each node. */
    NODES_CSV("nodes-csv") {
        @Override
        public String write(GraphDocument graph) {
            StringBuilder out =
                    new StringBuilder(Csv.line(List.of("id", "type", "region", "name", "external", "exposure")));
            for (Node node : graph.nodes()) {
                String external = String.valueOf(node.external());
                out.append(row(node.id(), node.type(), node.region(), node.name(), external, exposure(node)));
            }
            return out.toString();
        }
    },
    MERMAID("mermaid") {
        @Override
        public String write(GraphDocument graph) {
            StringBuilder out = new StringBuilder("flowchart LR\n");
            Map<String, String> numbers = new HashMap<>();
            for (Node node : graph.nodes()) {
                String number = number(numbers, node);
                String label = Escapes.mermaid(node.name()) + "<br/>" + Escapes.mermaid(node.type());
                out.append("  ")
                        .append(number)
                        .append(node.external() ? "([\"" : "[\"")
                        .append(label);
                out.append(node.external() ? "\"])\n" : "\"]\n");
            }
            for (Edge edge : graph.edges()) {
                out.append("  ")
                        .append(numbers.get(edge.from()))
                        .append(" -->|")
                        .append(edge.kind().label());
                out.append("| ").append(numbers.get(edge.to())).append('\n');
            }
            return out.toString();
        }
    };

    private final String label;

    GraphFormat(String label) {
        this.label = label;
    }

    /** The graph as text, ending in a line feed. */
    public abstract String write(GraphDocument graph);

    /** The name on the command line. */
    @Override
    public String toString() {
        return label;
    }

    /** A name for a node in formats whose names may not hold the signs that ARNs do. */
    private static String number(Map<String, String> numbers, Node node) {
        return numbers.computeIfAbsent(node.id(), id -> "n" + numbers.size());
    }

    /** For example {@code network tcp 443 from 0.0.0.0/0}. */
    static String exposure(Node node) {
        return node.exposure().stream()
                .map(e -> (e.how().label() + " " + e.traffic()).strip() + " from " + e.source())
                .collect(Collectors.joining("; "));
    }

    static String evidence(Edge edge) {
        return edge.evidence().stream().map(e -> e.pointer() + " = " + e.text()).collect(Collectors.joining("; "));
    }

    private static String row(String... cells) {
        return Csv.line(Stream.of(cells).map(Escapes::csv).toList());
    }

    private static Map<String, Node> byId(GraphDocument graph) {
        Map<String, Node> nodes = new HashMap<>();
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }
}
