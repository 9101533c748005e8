package dev.mitosis.plan;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.Map;

/**
 * What a plan is made from.
 *
 * @param inputs the SHA-256 of each input file by its name, carried into the plan
 */
public record PlanRequest(
        Snapshot snapshot,
        GraphDocument graph,
        PartitionDocument partition,
        TargetDocument target,
        Decisions decisions,
        Map<String, String> inputs) {}
