package dev.mitosis.model;

import java.util.List;
import java.util.Map;

/**
 * The content of {@code graph.json}; nodes are sorted by id, edges by (from, to, kind).
 *
 * @param inputs the SHA-256 of each input file by its name, to recognise stale results
 */
public record GraphDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        List<Node> nodes,
        List<Edge> edges,
        List<Finding> findings) {
    /** The same document with the hashes of the files it was made from. */
    public GraphDocument withInputs(Map<String, String> inputs) {
        return new GraphDocument(formatVersion, tool, account, snapshotId, inputs, nodes, edges, findings);
    }
}
