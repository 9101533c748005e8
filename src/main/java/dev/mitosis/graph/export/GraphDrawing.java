package dev.mitosis.graph.export;

import dev.mitosis.io.text.Escapes;
import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.jgrapht.nio.graphml.GraphMLExporter.AttributeCategory;

/** A graph as the tools of graph theory read it; vertices and edges are numbered in the order of the document. */
final class GraphDrawing {
    private final GraphDocument document;
    private final Graph<Integer, Integer> graph = new DirectedPseudograph<>(null, null, false);

    private GraphDrawing(GraphDocument document) {
        this.document = document;
    }

    static GraphDrawing of(GraphDocument document) {
        GraphDrawing drawing = new GraphDrawing(document);
        Map<String, Integer> numbers = new HashMap<>();
        for (Node node : document.nodes()) {
            numbers.put(node.id(), numbers.size());
            drawing.graph.addVertex(numbers.size() - 1);
        }
        for (int i = 0; i < document.edges().size(); i++) {
            Edge edge = document.edges().get(i);
            drawing.graph.addEdge(
                    Objects.requireNonNull(numbers.get(edge.from())),
                    Objects.requireNonNull(numbers.get(edge.to())),
                    i);
        }
        return drawing;
    }

    /** GraphML; what cannot be seen, much of which XML cannot hold, stands as an escape; lines and tabs stay. */
    String graphMl() {
        GraphMLExporter<Integer, Integer> exporter = new GraphMLExporter<>(vertex -> "n" + vertex);
        for (String name : new String[] {"id", "type", "region", "name", "exposure"}) {
            exporter.registerAttribute(name, AttributeCategory.NODE, AttributeType.STRING);
        }
        for (String name : new String[] {"kind", "strength", "evidence"}) {
            exporter.registerAttribute(name, AttributeCategory.EDGE, AttributeType.STRING);
        }
        exporter.setEdgeIdProvider(edge -> "e" + edge);
        exporter.setVertexAttributeProvider(vertex -> vertex(document.nodes().get(vertex)));
        exporter.setEdgeAttributeProvider(edge -> edge(document.edges().get(edge)));
        StringWriter out = new StringWriter();
        exporter.exportGraph(graph, out);
        return lines(out);
    }

    private static Map<String, Attribute> vertex(Node node) {
        Map<String, Attribute> said = new LinkedHashMap<>();
        said.put("id", seen(node.id()));
        said.put("type", seen(node.type()));
        said.put("region", seen(node.region()));
        said.put("name", seen(node.name()));
        said.put("exposure", seen(GraphFormat.exposure(node)));
        return said;
    }

    private static Map<String, Attribute> edge(Edge edge) {
        Map<String, Attribute> said = new LinkedHashMap<>();
        said.put("kind", seen(edge.kind().label()));
        said.put("strength", seen(edge.strength().label()));
        said.put("evidence", seen(GraphFormat.evidence(edge)));
        return said;
    }

    private static Attribute seen(String text) {
        return DefaultAttribute.createAttribute(OneLine.ofEach(text));
    }

    /** DOT; the exporter would leave a backslash before the closing quotation mark, so that it gets quoted texts. */
    String dot() {
        DOTExporter<Integer, Integer> exporter = new DOTExporter<>(
                vertex -> Escapes.dot(document.nodes().get(vertex).id()));
        exporter.setGraphIdProvider(() -> "account");
        exporter.setGraphAttributeProvider(() -> Map.of("rankdir", DefaultAttribute.createAttribute("LR")));
        exporter.setVertexAttributeProvider(vertex -> box(document.nodes().get(vertex)));
        exporter.setEdgeAttributeProvider(
                edge -> Map.of("label", quoted(document.edges().get(edge).kind().label())));
        StringWriter out = new StringWriter();
        exporter.exportGraph(graph, out);
        return lines(out);
    }

    /** The same on every system. */
    private static String lines(StringWriter out) {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static Map<String, Attribute> box(Node node) {
        Map<String, Attribute> said = new LinkedHashMap<>();
        said.put("label", quoted(node.name() + " (" + node.type() + ")"));
        said.put("shape", quoted("box"));
        if (node.external()) {
            said.put("style", quoted("dashed"));
        }
        return said;
    }

    private static Attribute quoted(String text) {
        return new DefaultAttribute<>(Escapes.dot(text), AttributeType.IDENTIFIER);
    }
}
