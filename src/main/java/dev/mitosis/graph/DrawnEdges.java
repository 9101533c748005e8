package dev.mitosis.graph;

import dev.mitosis.model.Edge;
import dev.mitosis.model.Node;
import java.util.List;
import java.util.Map;

/** The edges of a graph that is being drawn; a look-up searches the sorted list, so nothing is indexed twice. */
final class DrawnEdges implements Needs {
    private final Map<String, Entity> entities;
    private final List<Edge> edges;

    /**
     * A view of edges.
     *
     * @param edges sorted, as {@link EdgeLedger#edges} hands them out
     */
    DrawnEdges(Map<String, Entity> entities, List<Edge> edges) {
        this.entities = entities;
        this.edges = edges;
    }

    @Override
    public List<Edge> needs(String id) {
        int from = first(id);
        int to = from;
        while (to < edges.size() && edges.get(to).from().equals(id)) {
            to++;
        }
        return edges.subList(from, to);
    }

    private int first(String id) {
        int low = 0;
        int high = edges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges.get(middle).from().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Node node(String id) {
        Entity entity = entities.get(id);
        return entity == null ? new Node(id, "External::Unknown", "", id, true, List.of()) : entity.node(List.of());
    }
}
