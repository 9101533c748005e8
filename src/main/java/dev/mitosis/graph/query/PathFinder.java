package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;

/** Finds how one resource depends on another. */
public final class PathFinder {
    /** How the two are joined. */
    public enum Direction {
        /** The first needs the second. */
        NEEDS,
        /** The second needs the first. */
        NEEDED_BY,
        /** Neither needs the other; both need, or are needed by, the same. */
        THROUGH_OTHERS
    }

    /**
     * How two resources are joined.
     *
     * @param shortest the path with the fewest hops
     * @param strongest the path with the best evidence; often the same
     */
    public record Why(
            String from, String to, Direction direction, List<ExplainedEdge> shortest, List<ExplainedEdge> strongest) {}

    private final ResourceGraph graph;

    public PathFinder(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Why the first depends on the second, or the second on the first; empty where nothing joins them. */
    public Optional<Why> why(String from, String to) {
        return directed(from, to, Direction.NEEDS)
                .or(() -> directed(to, from, Direction.NEEDED_BY)
                        .map(why -> new Why(from, to, Direction.NEEDED_BY, why.shortest(), why.strongest())))
                .or(() -> undirected(from, to));
    }

    private Optional<Why> directed(String from, String to, Direction direction) {
        return between(graph.graph(), from, to, direction);
    }

    private Optional<Why> undirected(String from, String to) {
        return between(new AsUndirectedGraph<>(graph.graph()), from, to, Direction.THROUGH_OTHERS);
    }

    private Optional<Why> between(
            Graph<String, ResourceGraph.Arrow> arrows, String from, String to, Direction direction) {
        GraphPath<String, ResourceGraph.Arrow> shortest = new BFSShortestPath<>(arrows).getPath(from, to);
        if (shortest == null || shortest.getLength() == 0) {
            return Optional.empty();
        }
        GraphPath<String, ResourceGraph.Arrow> strongest = new DijkstraShortestPath<>(arrows).getPath(from, to);
        return Optional.of(new Why(from, to, direction, hops(shortest), hops(strongest)));
    }

    private List<ExplainedEdge> hops(GraphPath<String, ResourceGraph.Arrow> path) {
        return path.getEdgeList().stream()
                .map(arrow -> EdgeExplanation.of(graph, arrow.edge()))
                .toList();
    }

    /** The length of an edge: certain and binding ones are short, so that the strongest path is the shortest. */
    static double length(Edge edge) {
        return 1 / (Math.max(0.05, edge.strength().weight()) * binding(edge.kind()));
    }

    private static double binding(EdgeKind kind) {
        return switch (kind) {
            case READS, WRITES, INVOKES, TALKS_TO, RUNS_AS, CONTAINS, REFERENCES, RESOLVES_TO, ROUTES_TO, TRIGGERS -> 1;
            case ENCRYPTS_WITH, DEPLOYED_BY, MANAGED_BY, TRUSTS -> 0.7;
            case ATTACHED_TO, LOGS_TO -> 0.5;
            case MAY_CONNECT -> 0.3;
        };
    }
}
