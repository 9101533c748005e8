package dev.mitosis.partition;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.Map;

/**
 * What a partition is made from.
 *
 * @param inputs the SHA-256 of each input file by its name, to recognise stale results
 * @param seed feeds the community detection; equal seeds give equal results
 */
public record PartitionRequest(
        Snapshot snapshot, GraphDocument graph, Decisions decisions, Map<String, String> inputs, long seed) {
    private static final long DEFAULT_SEED = 20_260_101L;

    /** A request with the default seed. */
    public PartitionRequest(Snapshot snapshot, GraphDocument graph, Decisions decisions, Map<String, String> inputs) {
        this(snapshot, graph, decisions, inputs, DEFAULT_SEED);
    }
}
