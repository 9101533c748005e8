package dev.mitosis.plan;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.Map;

/**
 * What the planner needs.
 *
 * @param inputs the hashes of the files that the documents were read from
 */
public record PlanRequest(
        Snapshot snapshot,
        GraphDocument graph,
        PartitionDocument partition,
        TargetDocument target,
        Decisions decisions,
        Map<String, String> inputs) {}
