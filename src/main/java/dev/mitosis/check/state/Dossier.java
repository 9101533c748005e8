package dev.mitosis.check.state;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The documents that a check compares.
 *
 * @param types the CloudFormation type of every resource of the snapshot by its ARN
 * @param records the resources of the snapshot, read anew each time; who asks closes them
 */
public record Dossier(
        PlanDocument plan,
        TargetDocument target,
        GraphDocument graph,
        Decisions decisions,
        Map<String, String> types,
        ArtefactTexts artefacts,
        Supplier<Stream<Resource>> records) {
    /** The documents alone, without the records that they were made from. */
    public Dossier(
            PlanDocument plan,
            TargetDocument target,
            GraphDocument graph,
            Decisions decisions,
            Map<String, String> types,
            ArtefactTexts artefacts) {
        this(plan, target, graph, decisions, types, artefacts, Stream::empty);
    }
}
