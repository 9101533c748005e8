package dev.mitosis.check.invariant;

import dev.mitosis.check.effect.Transition;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.FactLedger.About;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every step has a way back, or says that it has none. */
final class UndoRules {
    private static final Set<Verb> LEAVES_NOTHING = Set.of(Verb.VERIFY, Verb.WAIT, Verb.CONFIRM, Verb.DRAIN);

    private UndoRules() {}

    /** Taking a step back at its place restores what was before it. */
    static final class RollbackRestores extends Rule {
        private static final Set<Fact> RESTORED = Set.of(
                Fact.STANDS,
                Fact.STOPPED,
                Fact.WORKS,
                Fact.HOLDER,
                Fact.USES,
                Fact.GRANTED,
                Fact.CONNECTED,
                Fact.SHARED);

        RollbackRestores() {
            super("rollback-restores");
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            Undo undo = step.undo();
            if (undo == null) {
                return;
            }
            int done = moment.ledger().mark();
            Transition transition = new Transition(moment.estate());
            undo.effects().forEach(effect -> transition.apply(effect, step, moment.number()));
            List<About> different = different(moment);
            moment.ledger().rewind(done);
            cases().expect(
                            different.isEmpty(),
                            moment,
                            different.stream().map(About::object).distinct().toList(),
                            () -> "Taking " + step.id() + " back does not restore what was before it: "
                                    + String.join(
                                            ", ",
                                            different.stream()
                                                    .limit(5)
                                                    .map(About::toString)
                                                    .toList()) + ".");
            cases().expect(
                            undo.effects().isEmpty() || !undo.commands().isEmpty() || step.manual(),
                            moment,
                            List.of(),
                            () -> "The way back from " + step.id() + " changes things and has no command.");
        }

        private static List<About> different(Moment moment) {
            List<About> different = new ArrayList<>();
            for (Map.Entry<About, @Nullable Object> entry :
                    moment.ledger().since(moment.mark()).entrySet()) {
                About about = entry.getKey();
                if (isCompared(moment, about)
                        && !givenBack(moment, about, entry.getValue())
                        && !same(about.fact(), entry.getValue(), moment.ledger().get(about))) {
                    different.add(about);
                }
            }
            return different;
        }

        /**
         * Of a new thing it matters whether it works, not whether it ever did; a quota that was raised, a backup and a
         * copy that nothing was made of hurt nobody.
         */
        private static boolean isCompared(Moment moment, About about) {
            boolean spare = about.object().startsWith("quota/")
                    || Prepared.isBackup(about.object())
                    || Prepared.isCopy(about.object());
            return RESTORED.contains(about.fact())
                    && !spare
                    && (about.fact() != Fact.STOPPED
                            || moment.estate().landscape().old().containsKey(about.object())
                            || moment.estate()
                                    .landscape()
                                    .row(about.object())
                                    .filter(row -> !row.fate().isMade())
                                    .isPresent());
        }

        /** A name that nobody had spoken of is held by the old thing again. */
        private static boolean givenBack(Moment moment, About about, @Nullable Object before) {
            return about.fact() == Fact.HOLDER
                    && before == null
                    && moment.ledger().get(about) instanceof String holder
                    && moment.estate().landscape().old().containsKey(holder);
        }

        /** Since when is another question than whether. */
        private static boolean same(Fact fact, @Nullable Object before, @Nullable Object after) {
            boolean since = fact == Fact.STOPPED || fact == Fact.WORKS;
            return since ? (before == null) == (after == null) : Objects.equals(before, after);
        }
    }

    /** What cannot be taken back says so. */
    static final class PointsOfNoReturn extends Rule {
        PointsOfNoReturn() {
            super("points-of-no-return");
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            boolean changes = step.effects().stream().anyMatch(effect -> !LEAVES_NOTHING.contains(effect.verb()));
            if (step.undo() == null && changes) {
                marked(moment, "has no way back");
            }
            boolean deletes = step.action() == StepAction.DELETE
                    && step.effects().stream().anyMatch(effect -> effect.verb() == Verb.DELETE);
            if (deletes && (step.undo() == null || step.undo().effects().isEmpty())) {
                marked(moment, "deletes something and gives nothing back");
            }
            if (step.action() == StepAction.JOIN || step.effects().stream().anyMatch(effect -> joins(moment, effect))) {
                marked(moment, "has the account join, which takes its cost history away for good,");
            }
            if (step.effects().stream().anyMatch(effect -> destroys(moment, effect))) {
                marked(moment, "deletes what was in use");
            }
        }

        private void marked(Moment moment, String why) {
            cases().expect(
                            moment.running().pointOfNoReturn(),
                            moment,
                            List.of(),
                            () -> moment.running().id() + " " + why + " and is not marked as a point of no return.");
        }

        private static boolean joins(Moment moment, Effect effect) {
            return OrganizationRules.joins(moment, effect);
        }

        private static boolean destroys(Moment moment, Effect effect) {
            return effect.verb() == Verb.DELETE
                    && effect.provider() == null
                    && moment.estate().landscape().old().containsKey(effect.object());
        }
    }
}
