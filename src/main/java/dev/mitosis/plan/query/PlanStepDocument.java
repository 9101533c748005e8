package dev.mitosis.plan.query;

import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a plan knows of one step.
 *
 * @param script the path of its script below the folder of the artefacts
 * @param waitsFor the steps that have to be done before
 * @param waitedForBy the steps that wait for it
 * @param window the window in which it is done; null where it is in none
 * @param variables those that its commands use or set
 * @param risks those that name it
 */
public record PlanStepDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Step step,
        String script,
        List<Neighbour> waitsFor,
        List<Neighbour> waitedForBy,
        @Nullable Window window,
        List<PlanVariable> variables,
        List<Risk> risks) {

    /** Another step. */
    public record Neighbour(String id, int wave, String title) {}
}
