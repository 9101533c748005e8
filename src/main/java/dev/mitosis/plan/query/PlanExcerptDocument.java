package dev.mitosis.plan.query;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Window;
import java.util.List;

/**
 * The part of a plan that is about one wave or one context.
 *
 * @param waves those with such a step, each with all its steps
 * @param windows in which such a step is done
 * @param variables that such a step uses or sets
 */
public record PlanExcerptDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        List<Wave> waves,
        List<Window> windows,
        List<Step> steps,
        List<PlanVariable> variables) {}
