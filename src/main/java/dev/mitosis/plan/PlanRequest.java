package dev.mitosis.plan;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * What the planner needs.
 *
 * @param knowledge the files of a user's own, of which the plan tells that they were obeyed
 * @param inputs the hashes of the files that the documents were read from
 */
public record PlanRequest(
        Snapshot snapshot,
        GraphDocument graph,
        PartitionDocument partition,
        TargetDocument target,
        Decisions decisions,
        Map<String, String> inputs,
        List<KnowledgeFile> knowledge) {
    /** A request of a workspace without knowledge of its own. */
    public PlanRequest(
            Snapshot snapshot,
            GraphDocument graph,
            PartitionDocument partition,
            TargetDocument target,
            Decisions decisions,
            Map<String, String> inputs) {
        this(snapshot, graph, partition, target, decisions, inputs, List.of());
    }
}
