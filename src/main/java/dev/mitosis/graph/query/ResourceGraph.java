package dev.mitosis.graph.query;

import dev.mitosis.graph.network.GraphView;
import dev.mitosis.model.Edge;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/** A drawn graph to ask questions of. */
public final class ResourceGraph implements GraphView {
    private static final int CANDIDATES_SHOWN = 10;

    /** An edge by identity, because comparing evidence would cost too much. */
    static final class Arrow {
        private final Edge edge;

        private Arrow(Edge edge) {
            this.edge = edge;
        }

        Edge edge() {
            return edge;
        }
    }

    private final Map<String, Node> nodes = new HashMap<>();
    private final Graph<String, Arrow> graph = new DirectedWeightedMultigraph<>(Arrow.class);

    /** Indexes the document's nodes and edges. */
    public ResourceGraph(GraphDocument document) {
        for (Node node : document.nodes()) {
            nodes.put(node.id(), node);
            graph.addVertex(node.id());
        }
        for (Edge edge : document.edges()) {
            graph.addVertex(edge.from());
            graph.addVertex(edge.to());
            Arrow arrow = new Arrow(edge);
            graph.addEdge(edge.from(), edge.to(), arrow);
            graph.setEdgeWeight(arrow, PathFinder.length(edge));
        }
    }

    Graph<String, Arrow> graph() {
        return graph;
    }

    /** The node with this id; a bare one where only an edge names it. */
    @Override
    public Node node(String id) {
        return Objects.requireNonNullElseGet(
                nodes.get(id), () -> new Node(id, "External::Dangling", "", id, id.startsWith("external:"), List.of()));
    }

    /** What the resource needs, sorted. */
    @Override
    public List<Edge> needs(String id) {
        return sorted(graph.outgoingEdgesOf(id));
    }

    /** What needs the resource, sorted. */
    public List<Edge> neededBy(String id) {
        return sorted(graph.incomingEdgesOf(id));
    }

    private static List<Edge> sorted(java.util.Set<Arrow> arrows) {
        return arrows.stream().map(Arrow::edge).sorted().toList();
    }

    /**
     * The id of the one resource that a person means by an ARN, an id or a name.
     *
     * @throws MitosisException M-GRAPH-01 where there is none, M-GRAPH-02 where there are several
     */
    public String find(String text) {
        return find(text, id -> false);
    }

    /** The same, except that of several of one name the only preferred one is meant. */
    String find(String text, Predicate<String> preferred) {
        if (nodes.containsKey(text)) {
            return text;
        }
        List<Node> found = named(node -> node.name().equals(text));
        if (found.isEmpty()) {
            found = named(node -> node.id().endsWith("/" + text) || node.id().endsWith(":" + text));
        }
        if (found.size() == 1) {
            return found.get(0).id();
        }
        List<Node> better =
                found.stream().filter(node -> preferred.test(node.id())).toList();
        if (better.size() == 1) {
            return better.get(0).id();
        }
        throw found.isEmpty() ? unknown(text) : ambiguous(text, found);
    }

    private List<Node> named(Predicate<Node> isMeant) {
        return nodes.values().stream()
                .filter(isMeant)
                .sorted(Comparator.comparing(Node::id))
                .toList();
    }

    private MitosisException unknown(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        List<Node> near = nodes.values().stream()
                .filter(node -> node.id().toLowerCase(java.util.Locale.ROOT).contains(lower)
                        || node.name().toLowerCase(java.util.Locale.ROOT).contains(lower))
                .sorted(Comparator.comparing(Node::id))
                .toList();
        return new MitosisException(
                "M-GRAPH-01",
                "nothing in the graph is called '" + text + "'",
                "an ARN, an id or a whole name is expected",
                near.isEmpty() ? "mitosis graph export --format csv lists all" : "did you mean " + list(near) + "?",
                ExitCode.USAGE);
    }

    private static MitosisException ambiguous(String text, List<Node> found) {
        return new MitosisException(
                "M-GRAPH-02",
                "'" + text + "' is the name of " + found.size() + " resources",
                "the answer would depend on which one is meant",
                "give the ARN: " + list(found),
                ExitCode.USAGE);
    }

    private static String list(List<Node> nodes) {
        List<String> shown = new ArrayList<>(nodes.stream()
                .limit(CANDIDATES_SHOWN)
                .map(node -> node.id() + " (" + node.type() + ")")
                .toList());
        if (nodes.size() > CANDIDATES_SHOWN) {
            shown.add("and " + (nodes.size() - CANDIDATES_SHOWN) + " more");
        }
        return shown.stream().collect(Collectors.joining(", "));
    }
}
