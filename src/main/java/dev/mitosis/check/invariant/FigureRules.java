package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Calendar.Slot;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Parameter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What plan.json reckons of its steps, people and days is what follows from them. */
final class FigureRules {
    private static final int DAY = 24 * 60;
    /** What people set by hand may differ by a fourth from what is reckoned. */
    private static final int LEEWAY = 4;

    private static final Set<StepAction> ON_THINGS =
            EnumSet.of(StepAction.COPY, StepAction.FREEZE, StepAction.DRAIN, StepAction.VERIFY_COPY, StepAction.DELETE);

    private FigureRules() {}

    /** Minutes, days, people, phases and secrets of the plan are those of its steps, of decisions and of the stacks. */
    static final class FiguresAgree extends Rule {
        private final Dossier dossier;
        private final Map<String, Integer> ends = new HashMap<>();

        FiguresAgree(Dossier dossier) {
            super("figures-agree");
            this.dossier = dossier;
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            boolean inWindow = step.window() != null;
            expect(
                    moment,
                    step.durationMinutes() > 0 && (!inWindow || step.downtimeMinutes() == step.durationMinutes()),
                    step.id() + " takes " + step.durationMinutes() + " minutes and says that something is down for "
                            + step.downtimeMinutes() + (inWindow ? " in its window." : "."));
            boolean deletes = step.action() == StepAction.DELETE;
            expect(
                    moment,
                    inWindow ? step.phase() == Phase.CUTOVER : !deletes || step.phase() == Phase.DECOMMISSION,
                    step.id() + " is said to be of the phase " + step.phase().label() + ".");
            expect(
                    moment,
                    !step.manual() || step.commands().isEmpty(),
                    step.id() + " is done by a person and has commands.");
            ends.put(
                    step.id(),
                    step.durationMinutes()
                            + step.dependsOn().stream()
                                    .filter(before -> isOfWave(moment, before, step.wave()))
                                    .mapToInt(before -> ends.getOrDefault(before, 0))
                                    .max()
                                    .orElse(0));
            if (ON_THINGS.contains(step.action())) {
                resources(moment, step);
            }
        }

        private void expect(Moment moment, boolean holds, String what) {
            cases().expect(holds, moment, List.of(), () -> what);
        }

        private static boolean isOfWave(Moment moment, String id, int wave) {
            return moment.estate()
                    .schedule()
                    .position(id)
                    .filter(at -> moment.estate().schedule().steps().get(at).wave() == wave)
                    .isPresent();
        }

        /** What a step says that it acts on is what its effects are about. */
        private void resources(Moment moment, Step step) {
            Landscape landscape = moment.estate().landscape();
            Set<String> about = new HashSet<>();
            for (Effect effect : step.effects()) {
                Stream.of(effect.object(), effect.of(), effect.provider(), effect.consumer())
                        .forEach(object -> {
                            if (object != null) {
                                String bare = Prepared.from(object);
                                about.add(bare);
                                landscape.row(bare).ifPresent(row -> about.add(String.valueOf(row.succeeds())));
                            }
                        });
            }
            for (String resource : step.resources()) {
                expect(
                        moment,
                        about.contains(resource),
                        step.id() + " says that it acts on " + resource + ", and no effect does.");
            }
        }

        @Override
        public void end(Moment moment) {
            waves(dossier.plan());
            tasks(dossier.plan().costExport());
            Map<String, Step> steps = new HashMap<>();
            dossier.plan().steps().forEach(step -> steps.put(step.id(), step));
            Map<String, Boolean> secrets = dossier.target().stacks().stream()
                    .map(PlannedStack::parameters)
                    .flatMap(List::stream)
                    .collect(Collectors.toMap(
                            parameter -> "PARAMETER_" + parameter.name(),
                            Parameter::secret,
                            (one, other) -> one || other));
            for (PlanVariable variable : dossier.plan().variables()) {
                Step step = variable.step() == null ? null : steps.get(variable.step());
                cases().expect(
                                variable.step() == null
                                        || (step != null && step.outputs().contains(variable.name())),
                                String.valueOf(variable.step()),
                                List.of(variable.name()),
                                () -> "The variable " + variable.name() + " is said to come from " + variable.step()
                                        + ", which does not set it.");
                cases().expect(
                                variable.secret() || !secrets.getOrDefault(variable.name(), false),
                                "",
                                List.of(variable.name()),
                                () -> "The variable " + variable.name()
                                        + " is a secret in target.json, and none in the plan.");
            }
        }

        private void waves(PlanDocument plan) {
            Map<Integer, Slot> slots = new HashMap<>();
            plan.calendar().waves().forEach(slot -> slots.put(slot.wave(), slot));
            int last = -1;
            for (Wave wave : plan.waves()) {
                int longest = wave.steps().stream()
                        .mapToInt(id -> ends.getOrDefault(id, 0))
                        .max()
                        .orElse(0);
                Slot slot = slots.get(wave.number());
                cases().expect(
                                wave.durationMinutes() >= longest - longest / LEEWAY,
                                "",
                                List.of("wave " + wave.number()),
                                () -> "Wave " + wave.number() + " is said to take " + wave.durationMinutes()
                                        + " minutes, and its longest chain takes " + longest + ".");
                if (slot != null) {
                    int days = slot.lastDay() - slot.firstDay() + 1;
                    cases().expect(
                                    days * DAY >= wave.durationMinutes(),
                                    "",
                                    List.of("wave " + wave.number()),
                                    () -> "The calendar gives wave " + wave.number() + " " + days + " days for "
                                            + wave.durationMinutes() + " minutes.");
                    last = Math.max(last, slot.lastDay());
                }
            }
            int end = last + 1;
            cases().expect(
                            plan.calendar().days() == end,
                            "",
                            List.of(),
                            () -> "The calendar counts " + plan.calendar().days()
                                    + " days, and its last wave ends with day " + end + ".");
            cases().expect(
                            plan.calendar().people() == dossier.decisions().hands(),
                            "",
                            List.of(),
                            () -> "The calendar reckons with " + plan.calendar().people()
                                    + " people, and decisions.yaml has "
                                    + dossier.decisions().hands() + ".");
        }

        /** What is done about the cost history stands in the order of its days before the join. */
        private void tasks(List<CostExportTask> tasks) {
            for (int i = 1; i < tasks.size(); i++) {
                CostExportTask before = tasks.get(i - 1);
                CostExportTask task = tasks.get(i);
                cases().expect(
                                task.daysBeforeJoin() <= before.daysBeforeJoin(),
                                task.step(),
                                List.of(before.id(), task.id()),
                                () -> task.id() + " is to be done " + task.daysBeforeJoin()
                                        + " days before the join, after " + before.id() + " with "
                                        + before.daysBeforeJoin() + ".");
            }
        }
    }

    /** A record is led elsewhere only after what remembers its present value has been given a short time. */
    static final class RecordsForgotten extends Rule {
        private final Map<String, Integer> lowered = new HashMap<>();
        private final Map<String, String> of = new HashMap<>();
        private final Set<String> waited = new HashSet<>();

        RecordsForgotten(Dossier dossier) {
            super("records-forgotten");
            dossier.target().dns().records().stream()
                    .filter(record -> record.lowerTo() != null)
                    .forEach(record -> {
                        lowered.put(record.resource(), record.lowerTo());
                        of.put(record.resource(), record.resource());
                    });
            // The record of a zone that moves is shortened in the old zone, which is asked until then.
            dossier.target().resources().stream()
                    .filter(row -> row.succeeds() != null && lowered.containsKey(row.id()))
                    .forEach(row -> of.put(row.succeeds(), row.id()));
        }

        @Override
        public void before(Moment moment, Effect effect) {
            String record = of.get(moment.estate().landscape().canonical(effect.object()));
            Integer seconds = record == null ? null : lowered.get(record);
            Step step = moment.running();
            if (record == null || seconds == null || step.action() == StepAction.HOLD) {
                return;
            }
            if (effect.verb() == Verb.WAIT) {
                waited.add(record);
                boolean lowers =
                        step.commands().stream().anyMatch(line -> line.matches(".*TTL:\\W*" + seconds + "\\b.*"));
                cases().expect(
                                lowers || step.manual(),
                                moment,
                                List.of(effect.object()),
                                () -> step.id() + " does not set the time to live of " + effect.object() + " to "
                                        + seconds + " seconds.");
            } else if (effect.verb() == Verb.SWITCH && effect.provider() != null) {
                cases().expect(
                                waited.contains(record),
                                moment,
                                List.of(effect.object()),
                                () -> step.id() + " leads " + effect.object()
                                        + " elsewhere, and nobody has shortened how long it is remembered.");
            }
        }
    }
}
