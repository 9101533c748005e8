package dev.mitosis.check;

import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import java.util.List;

/**
 * The second opinion on a plan: runs through it state by state and proves that every invariant holds, or names the step
 * that breaks one. Knows the plan's model and nothing of how plans are made.
 */
public final class PlanChecker {
    private static final List<Rule> RULES = List.of(
            new CompletenessRules.OneDisposition(),
            new CompletenessRules.EverythingArrives(),
            new CompletenessRules.OnlyKnownThings(),
            new OrderRules.StepsAreOrdered(),
            new OrderRules.NonProductionFirst(),
            new OrderRules.JoinBeforeMoves(),
            new DependencyRules.MadeAfterProviders(),
            new DependencyRules.UsedWithProviders(),
            new DependencyRules.NobodyLeftBehind(),
            new DependencyRules.BordersBridged(),
            new DeletionRules.DeletedOnlyAfterUse(),
            new DeletionRules.ConsumersDeletedFirst(),
            new DeletionRules.KeysOutliveData(),
            new DeletionRules.StayingUntouched(),
            new SafetyRules.CostHistoryFirst(),
            new SafetyRules.ManagementEmpty(),
            new SafetyRules.RunnableSteps());

    /** Checks a plan; linear in steps and edges but for the dependencies between steps, which are quadratic bits. */
    public CheckDocument check(CheckRequest request) {
        World world = new World(request);
        List<Invariant> invariants =
                RULES.stream().map(rule -> rule.examine(world)).toList();
        return new CheckDocument(
                request.plan().formatVersion(),
                request.plan().tool(),
                request.plan().account(),
                request.plan().snapshotId(),
                request.inputs(),
                invariants.stream().allMatch(Invariant::holds),
                world.sequence().steps().size(),
                invariants);
    }
}
