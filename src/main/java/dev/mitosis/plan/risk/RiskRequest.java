package dev.mitosis.plan.risk;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.RiskTexts;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Window;
import dev.mitosis.plan.unit.TargetIndex;
import java.util.List;
import java.util.Map;

/**
 * What risks are found in.
 *
 * @param stepsByKey the ids of the steps that every split has, by their keys
 */
public record RiskRequest(
        TargetIndex index,
        MethodLibrary library,
        RiskTexts texts,
        GraphDocument graph,
        PartitionDocument partition,
        Decisions decisions,
        List<Step> steps,
        List<Window> windows,
        Map<String, String> stepsByKey) {}
