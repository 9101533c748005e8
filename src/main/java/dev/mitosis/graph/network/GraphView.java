package dev.mitosis.graph.network;

import dev.mitosis.model.Edge;
import dev.mitosis.model.Node;
import java.util.List;

/** A graph to ask what a resource needs: one that was read, or one that is being drawn. */
public interface GraphView {
    /** What the resource needs, sorted. */
    List<Edge> needs(String id);

    Node node(String id);
}
