package dev.mitosis.target;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.Map;

/**
 * What a target is designed from.
 *
 * @param inputs the SHA-256 of each input file by its name, carried into the target
 */
public record TargetRequest(
        Snapshot snapshot,
        GraphDocument graph,
        PartitionDocument partition,
        Decisions decisions,
        Map<String, String> inputs) {}
