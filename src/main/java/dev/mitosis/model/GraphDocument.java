package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code graph.json}; nodes are sorted by id, edges by (from, to, kind).
 *
 * @param inputs the SHA-256 of each input file by its name, to recognise stale results
 * @param observed which traffic its edges were seen in; nothing where none was read
 * @param uses who uses what many may share, sorted by hub, by how (told or only reachable) and by user
 */
public record GraphDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        List<Node> nodes,
        List<Edge> edges,
        List<Finding> findings,
        @JsonProperty(isRequired = OptBoolean.FALSE) Observed observed,
        @JsonProperty(isRequired = OptBoolean.FALSE) List<Use> uses) {
    public GraphDocument {
        observed = known(observed);
        uses = copy(uses);
    }

    /** Graphs that an earlier version wrote do not say it. */
    private static Observed known(@Nullable Observed observed) {
        return observed == null ? Observed.NOTHING : observed;
    }

    /** Graphs that an earlier version wrote tell of none. */
    private static List<Use> copy(@Nullable List<Use> uses) {
        return uses == null ? List.of() : List.copyOf(uses);
    }

    /** A graph of what is configured that tells of no uses; no traffic was observed. */
    public GraphDocument(
            int formatVersion,
            String tool,
            String account,
            String snapshotId,
            Map<String, String> inputs,
            List<Node> nodes,
            List<Edge> edges,
            List<Finding> findings) {
        this(formatVersion, tool, account, snapshotId, inputs, nodes, edges, findings, Observed.NOTHING, List.of());
    }

    /** The same graph without what people know not to be used. */
    public GraphDocument believing(Decisions decisions) {
        return decisions.unused().isEmpty()
                ? this
                : new GraphDocument(
                        formatVersion,
                        tool,
                        account,
                        snapshotId,
                        inputs,
                        nodes,
                        edges.stream().filter(edge -> !decisions.isUnused(edge)).toList(),
                        findings,
                        observed,
                        uses);
    }

    /** The same document with the hashes of the files it was made from. */
    public GraphDocument withInputs(Map<String, String> inputs) {
        return new GraphDocument(
                formatVersion, tool, account, snapshotId, inputs, nodes, edges, findings, observed, uses);
    }
}
