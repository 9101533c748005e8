package dev.mitosis.plan;

import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.PlanDocument.Wave;
import java.util.List;

/** Plans with something wrong. */
final class Mutants {
    private Mutants() {}

    /** The plan without a step and without every mention of it. */
    static PlanDocument without(PlanDocument plan, String id) {
        List<Wave> waves = plan.waves().stream()
                .map(wave -> new Wave(
                        wave.number(), wave.title(), wave.why(), except(wave.steps(), id), wave.durationMinutes()))
                .toList();
        List<Step> steps = plan.steps().stream()
                .filter(step -> !step.id().equals(id))
                .map(step -> waitingFor(step, except(step.dependsOn(), id)))
                .toList();
        return new PlanDocument(
                plan.formatVersion(),
                plan.tool(),
                plan.account(),
                plan.snapshotId(),
                plan.inputs(),
                waves,
                steps,
                plan.dispositions(),
                plan.risks(),
                plan.costExport(),
                plan.criticalPath(),
                plan.findings());
    }

    private static List<String> except(List<String> ids, String id) {
        return ids.stream().filter(other -> !other.equals(id)).toList();
    }

    private static Step waitingFor(Step step, List<String> dependsOn) {
        return new Step(
                step.id(),
                step.wave(),
                step.phase(),
                step.action(),
                step.account(),
                step.context(),
                step.environment(),
                step.resources(),
                step.method(),
                step.title(),
                step.why(),
                dependsOn,
                step.preconditions(),
                step.commands(),
                step.validation(),
                step.rollback(),
                step.pointOfNoReturn(),
                step.downtimeMinutes(),
                step.durationMinutes(),
                step.manual(),
                step.owner(),
                step.sources());
    }
}
