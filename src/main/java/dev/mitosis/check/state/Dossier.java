package dev.mitosis.check.state;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import java.util.Map;

/**
 * The documents that a check compares.
 *
 * @param types the CloudFormation type of every resource of the snapshot by its ARN
 */
public record Dossier(
        PlanDocument plan,
        TargetDocument target,
        GraphDocument graph,
        Decisions decisions,
        Map<String, String> types,
        ArtefactTexts artefacts) {}
