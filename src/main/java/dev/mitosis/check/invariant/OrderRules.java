package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Dossier;
import dev.mitosis.model.Phase;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Window;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plan can be carried out in the order in which it is written. */
final class OrderRules {
    private OrderRules() {}

    /** Every step waits for earlier ones only, and has an id of its own. */
    static final class StepsInOrder extends Rule {
        private final Set<String> done = new HashSet<>();
        private int wave;

        StepsInOrder() {
            super("steps-in-order");
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            for (String earlier : step.dependsOn()) {
                cases().expect(
                                done.contains(earlier),
                                moment,
                                List.of(),
                                () -> step.id() + " waits for " + earlier + ", which "
                                        + (moment.estate()
                                                        .schedule()
                                                        .position(earlier)
                                                        .isPresent()
                                                ? "comes after it."
                                                : "is no step of the plan."));
            }
            cases().expect(done.add(step.id()), moment, List.of(), () -> step.id() + " stands twice in the plan.");
            cases().expect(
                            step.wave() >= wave,
                            moment,
                            List.of(),
                            () -> step.id() + " of wave " + step.wave() + " stands after steps of wave " + wave + ".");
            wave = Math.max(wave, step.wave());
        }
    }

    /** Waves and windows hold the steps that say so, and no others. */
    static final class WavesHoldSteps extends Rule {
        private final Dossier dossier;

        WavesHoldSteps(Dossier dossier) {
            super("waves-hold-steps");
            this.dossier = dossier;
        }

        @Override
        public void end(Moment moment) {
            Map<String, Integer> held = new HashMap<>();
            for (Wave wave : dossier.plan().waves()) {
                for (String step : wave.steps()) {
                    cases().expect(
                                    held.put(step, wave.number()) == null,
                                    step,
                                    List.of(),
                                    () -> step + " stands in two waves.");
                    cases().expect(
                                    moment.estate().schedule().position(step).isPresent(),
                                    step,
                                    List.of(),
                                    () -> "The wave " + wave.number() + " has the step " + step
                                            + ", which is not in the plan.");
                }
            }
            Map<String, Integer> windows = new HashMap<>();
            dossier.plan().windows().forEach(window -> windows.put(window.id(), window.wave()));
            for (Step step : dossier.plan().steps()) {
                cases().expect(
                                Integer.valueOf(step.wave()).equals(held.get(step.id())),
                                step.id(),
                                List.of(),
                                () -> step.id() + " says that it is of wave " + step.wave()
                                        + ", which does not have it.");
                if (step.window() != null) {
                    cases().expect(
                                    Integer.valueOf(step.wave()).equals(windows.get(step.window())),
                                    step.id(),
                                    List.of(),
                                    () -> step.id() + " is done in the window " + step.window()
                                            + ", which is not in its wave.");
                }
            }
        }
    }

    /** Every unit that has something to move is switched in one window. */
    static final class UnitsInWindows extends Rule {
        private final Dossier dossier;

        UnitsInWindows(Dossier dossier) {
            super("units-in-windows");
            this.dossier = dossier;
        }

        @Override
        public void end(Moment moment) {
            Map<String, String> windows = new HashMap<>();
            for (Window window : dossier.plan().windows()) {
                for (String unit : window.units()) {
                    cases().expect(
                                    windows.put(unit, window.id()) == null,
                                    "",
                                    List.of(unit),
                                    () -> unit + " is switched in two windows.");
                }
                cases().expect(
                                moment.estate().schedule().opens(window) >= 0,
                                "",
                                window.units(),
                                () -> "The window " + window.id() + " has no step.");
            }
        }
    }

    /** Every variable that commands use was given or set before. */
    static final class VariablesBound extends Rule {
        private final Map<String, PlanVariable> variables = new HashMap<>();
        private final Set<String> set = new HashSet<>();

        VariablesBound(Dossier dossier) {
            super("variables-bound");
            dossier.plan().variables().forEach(variable -> variables.put(variable.name(), variable));
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            for (String input : step.inputs()) {
                PlanVariable variable = variables.get(input);
                boolean given = variable != null && variable.step() == null;
                cases().expect(
                                given || set.contains(input),
                                moment,
                                List.of(),
                                () -> step.id() + " uses the variable " + input + ", which "
                                        + (variable == null ? "the plan does not have." : "no step before it sets."));
            }
            set.addAll(step.outputs());
            for (String output : step.outputs()) {
                PlanVariable variable = variables.get(output);
                cases().expect(
                                variable != null,
                                moment,
                                List.of(),
                                () -> step.id() + " sets the variable " + output + ", which the plan does not have.");
            }
        }

        @Override
        public void end(Moment moment) {
            variables.values().stream()
                    .filter(variable -> variable.step() != null)
                    .forEach(variable -> cases().expect(
                                    set.contains(variable.name()),
                                    String.valueOf(variable.step()),
                                    List.of(),
                                    () -> "The variable " + variable.name() + " is to be set by " + variable.step()
                                            + ", and no step sets it."));
        }
    }

    /** What the plan lists of its steps leads to steps that do it. */
    static final class ListsLead extends Rule {
        private final PlanDocument plan;

        ListsLead(Dossier dossier) {
            super("lists-lead");
            this.plan = dossier.plan();
        }

        @Override
        public void end(Moment moment) {
            Map<String, Step> steps = new HashMap<>();
            plan.steps().forEach(step -> steps.put(step.id(), step));
            plan.risks().forEach(risk -> risk.steps().forEach(id -> leads(steps, "the risk " + risk.id(), id)));
            plan.criticalPath().forEach(id -> leads(steps, "the critical path", id));
            for (CostExportTask task : plan.costExport()) {
                leads(steps, "the task " + task.id(), task.step());
                Step step = steps.get(task.step());
                if (step != null) {
                    cases().expect(
                                    task.manual() == step.manual()
                                            && (task.manual()
                                                    || String.join("\n", step.commands())
                                                            .contains(task.command())),
                                    step.id(),
                                    List.of(task.id()),
                                    () -> "The task " + task.id() + " of the cost history leads to " + step.id()
                                            + ", which does another thing.");
                    cases().expect(
                                    step.phase() == Phase.COST_EXPORT,
                                    step.id(),
                                    List.of(task.id()),
                                    () -> "The task " + task.id() + " of the cost history leads to " + step.id()
                                            + ", which is about something else.");
                }
            }
        }

        private void leads(Map<String, Step> steps, String list, String id) {
            cases().expect(steps.containsKey(id), "", List.of(id), () -> list + " names " + id + ", which is no step.");
        }
    }

    /** Every step says how it is done, and how to see that it was. */
    static final class StepsCanRun extends Rule {
        StepsCanRun() {
            super("steps-can-run");
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            cases().expect(
                            step.manual() || !step.commands().isEmpty(),
                            moment,
                            List.of(),
                            () -> step.id() + " is not done by a person and has no command.");
            cases().expect(
                            !step.validation().isEmpty() || step.manual(),
                            moment,
                            List.of(),
                            () -> step.id() + " has nothing by which to see that it was done.");
            cases().expect(
                            !step.rollback().isBlank(),
                            moment,
                            List.of(),
                            () -> step.id() + " says nothing of how to undo it.");
        }
    }
}
