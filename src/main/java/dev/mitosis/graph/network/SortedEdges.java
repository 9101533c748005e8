package dev.mitosis.graph.network;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentityPass;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Node;
import java.util.List;

/** The edges of a graph that is being drawn; a look-up searches the sorted list, so nothing is indexed twice. */
public final class SortedEdges implements GraphView {
    private final IdentityPass identities;
    private final List<Edge> edges;

    /**
     * A view of edges.
     *
     * @param edges sorted, as the ledger hands them out
     */
    public SortedEdges(IdentityPass identities, List<Edge> edges) {
        this.identities = identities;
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
        Entity entity = identities.entity(id);
        return entity == null
                ? new Node(id, "External::Unknown", "", id, true, List.of())
                : entity.node(List.of(), List.of(), null);
    }
}
