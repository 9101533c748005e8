package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PlanDocument.CostExportTask;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.List;

/** What must never go wrong: the cost history, the management account, and the people who run the steps. */
final class SafetyRules {
    private SafetyRules() {}

    /** The cost history is exported, then verified, and only then does the account join. */
    static final class CostHistoryFirst implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings(
                    "cost-history-first", "The cost history is exported and verified before the account joins");
            List<Integer> exports = steps(world, StepAction.EXPORT_COST);
            List<Integer> proofs = steps(world, StepAction.VERIFY_COST);
            List<Integer> joins = steps(world, StepAction.JOIN);
            String join =
                    joins.isEmpty() ? "" : world.sequence().step(joins.get(0)).id();
            findings.expect(
                    joins.size() == 1,
                    join,
                    List.of(),
                    "The plan has " + joins.size() + " steps that join the organization.",
                    "Join exactly once.");
            boolean proved = !exports.isEmpty()
                    && exports.stream()
                            .allMatch(export -> proofs.stream()
                                    .anyMatch(proof -> world.sequence().before(export, proof)
                                            && joins.stream()
                                                    .allMatch(joining ->
                                                            world.sequence().before(proof, joining))));
            findings.expect(
                    proved,
                    join,
                    List.of(),
                    "The account joins while a part of the cost history is not exported and then verified.",
                    "Export, then verify, then join.");
            List<Integer> all = new ArrayList<>(exports);
            all.addAll(proofs);
            for (int step : all) {
                findings.expect(
                        joins.stream().allMatch(joining -> world.sequence().before(step, joining)),
                        world.sequence().step(step).id(),
                        List.of(),
                        "This step comes too late: the history is gone once the account has joined.",
                        "Put it before the join.");
            }
            for (CostExportTask task : world.request().plan().costExport()) {
                findings.expect(
                        world.sequence().knows(task.step()),
                        task.step(),
                        List.of(),
                        "The cost-export task " + task.id() + " has no step.",
                        "Add the step.");
            }
            return findings.invariant();
        }

        private static List<Integer> steps(World world, StepAction action) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < world.sequence().steps().size(); i++) {
                if (world.sequence().step(i).action() == action) {
                    found.add(i);
                }
            }
            return found;
        }
    }

    /** The management account stays empty. */
    static final class ManagementEmpty implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings =
                    new Findings("management-account-empty", "Nothing of the old account is placed in management");
            for (DispositionRow row : world.rows()) {
                boolean management = world.moves(row.resource())
                        && world.assignment(row.resource())
                                .map(Assignment::account)
                                .filter(account -> management(world, account))
                                .isPresent();
                findings.expect(
                        !management,
                        "",
                        List.of(row.resource()),
                        "It is to be placed in the management account.",
                        "Assign it to a workload or foundation account.");
            }
            for (Step step : world.sequence().steps()) {
                findings.expect(
                        step.resources().isEmpty() || !management(world, step.account()),
                        step.id(),
                        step.resources(),
                        "The step places resources in the management account.",
                        "Work in another account.");
            }
            return findings.invariant();
        }

        private static boolean management(World world, String account) {
            return world.account(account)
                    .map(TargetAccount::purpose)
                    .filter("management"::equals)
                    .isPresent();
        }
    }

    /** Each step can be carried out, proved and undone, or says that it cannot. */
    static final class RunnableSteps implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings =
                    new Findings("runnable-steps", "Every step has commands, a proof and a way back, or says why not");
            for (Step step : world.sequence().steps()) {
                boolean proofless = step.action() == StepAction.DELETE || step.action() == StepAction.DECIDE;
                expect(findings, step, !step.title().isBlank() && !step.why().isBlank(), "does not explain itself");
                expect(findings, step, step.manual() || !step.commands().isEmpty(), "has no command");
                expect(
                        findings,
                        step,
                        step.manual() || proofless || !step.validation().isEmpty(),
                        "does not say how its success is seen");
                expect(findings, step, !step.rollback().isBlank(), "does not say how it is undone");
                expect(findings, step, step.durationMinutes() > 0, "takes no time");
                expect(
                        findings,
                        step,
                        step.action() != StepAction.DELETE || step.pointOfNoReturn(),
                        "destroys and does not say that it cannot be undone");
            }
            return findings.invariant();
        }

        private static void expect(Findings findings, Step step, boolean holds, String problem) {
            findings.expect(
                    holds, step.id(), step.resources(), "The step " + problem + ".", "Complete the step's method.");
        }
    }
}
