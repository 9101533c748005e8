package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a step is called is what it does. */
final class ActionRules {
    private static final Map<StepAction, Set<Verb>> VERBS = new EnumMap<>(Map.of(
            StepAction.FREEZE, Set.of(Verb.FREEZE),
            StepAction.DRAIN, Set.of(Verb.DRAIN),
            StepAction.VERIFY_COPY, Set.of(Verb.VERIFY),
            StepAction.HOLD, Set.of(Verb.WAIT),
            StepAction.BACK_UP, Set.of(Verb.COPY),
            StepAction.DELETE, Set.of(Verb.DELETE),
            StepAction.COPY, Set.of(Verb.COPY, Verb.CONFIRM),
            StepAction.CREATE, Set.of(Verb.CREATE)));

    /** Verbs of which only one action is made. */
    private static final Map<Verb, Set<StepAction>> ACTIONS = new EnumMap<>(Map.of(
            Verb.FREEZE, EnumSet.of(StepAction.FREEZE),
            Verb.DRAIN, EnumSet.of(StepAction.DRAIN)));

    private static final Set<StepAction> IN_ITS_ACCOUNT = EnumSet.of(
            StepAction.FREEZE,
            StepAction.DRAIN,
            StepAction.COPY,
            StepAction.VERIFY_COPY,
            StepAction.CUTOVER,
            StepAction.HOLD);

    private static final Set<StepAction> BY_RESOURCE = EnumSet.of(
            StepAction.FREEZE,
            StepAction.DRAIN,
            StepAction.COPY,
            StepAction.VERIFY_COPY,
            StepAction.BACK_UP,
            StepAction.DELETE);

    /** What is asked before, because it is gone afterwards. */
    private static final Set<StepAction> FOR_GOOD = EnumSet.of(StepAction.DELETE, StepAction.JOIN);

    private ActionRules() {}

    /** Action, account, things and tasks of a step are those of its effects. */
    static final class StepsSayWhatTheyDo extends Rule {
        private final Dossier dossier;

        StepsSayWhatTheyDo(Dossier dossier) {
            super("steps-say-what-they-do");
            this.dossier = dossier;
        }

        /**
         * What a plan makes on its way, and takes away again, is no object of the estate: its step waits for the
         * account.
         */
        private static boolean isOfOwn(Step step) {
            return step.action() == StepAction.DELETE
                    && step.resources().isEmpty()
                    && step.effects().stream()
                            .allMatch(effect -> effect.verb() == Verb.WAIT
                                    && effect.object().startsWith("account/"));
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            Set<Verb> verbs = step.effects().stream().map(Effect::verb).collect(Collectors.toSet());
            Set<Verb> wanted = VERBS.getOrDefault(step.action(), verbs);
            expect(
                    moment,
                    verbs.isEmpty() || isOfOwn(step) || wanted.stream().anyMatch(verbs::contains),
                    step.id() + " is called " + step.action().label() + ", and none of its effects is.");
            for (Verb verb : verbs) {
                expect(
                        moment,
                        verbs.size() > 1
                                || ACTIONS.getOrDefault(verb, Set.of(step.action()))
                                        .contains(step.action()),
                        step.id() + " is called " + step.action().label() + ", and does " + verb.label() + ".");
            }
            Set<String> accounts = step.effects().stream().map(Effect::account).collect(Collectors.toSet());
            boolean inOne = IN_ITS_ACCOUNT.contains(step.action())
                    || (step.action() == StepAction.DELETE && accounts.equals(Set.of(old(moment))));
            expect(
                    moment,
                    !inOne || accounts.isEmpty() || accounts.contains(step.account()),
                    step.id() + " is said to be done in " + step.account() + ", and its effects happen in "
                            + String.join(", ", accounts) + ".");
            modes(moment, step);
            if (BY_RESOURCE.contains(step.action())) {
                things(moment, step);
            }
            expect(
                    moment,
                    !FOR_GOOD.contains(step.action()) || !step.preconditions().isEmpty(),
                    step.id() + " cannot be taken back, and names nothing to make sure of before.");
        }

        private static String old(Moment moment) {
            return moment.estate().landscape().oldAccount();
        }

        /** Copies in a window, and last backups, are the last ones. */
        private void modes(Moment moment, Step step) {
            boolean last =
                    step.action() == StepAction.BACK_UP || (step.action() == StepAction.COPY && step.window() != null);
            for (Effect effect : step.effects()) {
                expect(
                        moment,
                        !last || effect.verb() != Verb.COPY || effect.mode() == CopyMode.FINAL,
                        step.id() + " copies " + effect.object() + " for the last time, and does not say so.");
            }
        }

        /** The things of the old account that effects are about are those that the step lists. */
        private void things(Moment moment, Step step) {
            Landscape landscape = moment.estate().landscape();
            Set<String> listed = new HashSet<>(step.resources());
            for (Effect effect : step.effects()) {
                String thing = effect.of() == null ? effect.object() : effect.of();
                expect(
                        moment,
                        !landscape.old().containsKey(thing) || listed.contains(thing),
                        step.id() + " does something to " + thing + ", and does not list it.");
            }
        }

        @Override
        public void end(Moment moment) {
            Set<String> tasks = dossier.plan().costExport().stream()
                    .map(CostExportTask::step)
                    .collect(Collectors.toSet());
            for (Step step : dossier.plan().steps()) {
                cases().expect(
                                step.phase() != Phase.COST_EXPORT || tasks.contains(step.id()),
                                step.id(),
                                List.of(),
                                () -> step.id() + " is no task of the cost history.");
            }
        }

        private void expect(Moment moment, boolean holds, String what) {
            cases().expect(holds, moment, List.of(), () -> what);
        }
    }
}
