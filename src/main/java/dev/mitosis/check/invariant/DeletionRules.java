package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Content;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.check.state.StepSchedule;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is deleted is needed by nobody, and can be had back. */
final class DeletionRules {
    private static final int DAY = 24 * 60;

    private DeletionRules() {}

    /** The deletion of a thing of the old account. */
    abstract static class OfOldThings extends Rule {
        OfOldThings(String id) {
            super(id);
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.DELETE && effect.provider() == null) {
                String name = moment.estate().landscape().canonical(effect.object());
                PlannedResource fate = moment.estate()
                        .landscape()
                        .fateOf(effect.object())
                        .or(() -> moment.estate().landscape().row(name))
                        .orElse(null);
                if (fate != null) {
                    deleted(moment, effect.object(), fate);
                }
            }
        }

        abstract void deleted(Moment moment, String object, PlannedResource fate);
    }

    /** Whether it holds what cannot be made again. */
    private static boolean holdsData(PlannedResource fate) {
        return fate.filled() != Filled.NEVER;
    }

    /** What goes on in the old account is not deleted, and nothing that the plan has made. */
    static final class StayingUntouched extends OfOldThings {
        StayingUntouched() {
            super("staying-untouched");
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            boolean old = moment.estate().landscape().old().containsKey(object);
            cases().expect(
                            old && (fate.fate() == Fate.MOVES || fate.fate() == Fate.RETIRED),
                            moment,
                            List.of(object),
                            () -> moment.running().id() + " deletes " + object + ", which "
                                    + (old ? fate.fate().label() : "shall stand at the end") + ".");
        }
    }

    /** Nothing is deleted before what succeeds it has its proved content and works. */
    static final class ProvedBeforeDelete extends OfOldThings {
        ProvedBeforeDelete() {
            super("proved-before-delete");
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            if (fate.fate() != Fate.MOVES) {
                return;
            }
            SimulatedEstate estate = moment.estate();
            cases().expect(
                            estate.works(fate, moment.number())
                                    || (windowless(estate, fate) && estate.stands(fate.id())),
                            moment,
                            List.of(object, fate.id()),
                            () -> moment.running().id() + " deletes " + object + " before " + fate.id() + " works.");
            if (Landscape.isFilled(fate)) {
                Content held = estate.content(fate.id());
                cases().expect(
                                held != null
                                        && held.equals(estate.present(object, moment.number()))
                                        && estate.isProved(fate.id()),
                                moment,
                                List.of(object, fate.id()),
                                () -> moment.running().id() + " deletes " + object
                                        + ", and its last content was not proved in " + fate.id() + ".");
            }
        }

        private static boolean windowless(SimulatedEstate estate, PlannedResource fate) {
            Optional<Window> window = estate.schedule().windowOf(fate);
            return window.isEmpty() && !estate.isHeldBack(fate.id());
        }
    }

    /** The old side is kept for some time after the switch. */
    static final class HoldBeforeDelete extends OfOldThings {
        private final Map<String, Integer> byWindow = new HashMap<>();

        HoldBeforeDelete() {
            super("hold-before-delete");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.WAIT) {
                String object = effect.object();
                SimulatedEstate estate = moment.estate();
                estate.landscape()
                        .fateOf(object)
                        .or(() -> estate.landscape().row(object))
                        .ifPresent(
                                fate -> waited(moment, object, estate.schedule().windowOf(fate)));
                if (object.startsWith("window/")) {
                    waited(moment, object, estate.schedule().window(object.substring("window/".length())));
                }
            }
            super.before(moment, effect);
        }

        /** Time before the switch does not count. */
        private void waited(Moment moment, String object, Optional<Window> of) {
            boolean after = of.filter(window -> moment.estate().schedule().closes(window) >= moment.number())
                    .isEmpty();
            if (after) {
                byWindow.merge(object, moment.running().durationMinutes(), Integer::sum);
            }
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            if (fate.fate() != Fate.MOVES
                    || moment.estate().schedule().windowOf(fate).isEmpty()) {
                return;
            }
            Window window = moment.estate().schedule().windowOf(fate).orElseThrow();
            int held = Math.max(
                    byWindow.getOrDefault("window/" + window.id(), 0),
                    Math.max(byWindow.getOrDefault(object, 0), byWindow.getOrDefault(fate.id(), 0)));
            cases().expect(
                            held >= StepSchedule.SHORTEST_HOLD,
                            moment,
                            List.of(object),
                            () -> moment.running().id() + " deletes " + object + " after a hold of " + held
                                    + " minutes for window/" + window.id() + "; it takes "
                                    + StepSchedule.SHORTEST_HOLD / DAY
                                    + " days at least to see that nobody misses it.");
        }
    }

    /** What holds data is deleted after a last backup of it lies in another account. */
    static final class BackupBeforeDelete extends OfOldThings {
        private final Set<String> elsewhere = new HashSet<>();

        BackupBeforeDelete() {
            super("backup-before-delete");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.COPY
                    && Prepared.isBackup(effect.object())
                    && effect.object().equals(Prepared.backupOf(String.valueOf(effect.of())))
                    && !effect.account().equals(moment.estate().landscape().oldAccount())) {
                elsewhere.add(effect.object());
            }
            if (effect.verb() == Verb.COPY
                    && Prepared.isBackup(effect.object())
                    && !Prepared.from(effect.object()).equals(Landscape.COST_HISTORY)) {
                cases().expect(
                                !effect.account()
                                        .equals(moment.estate().landscape().oldAccount()),
                                moment,
                                List.of(effect.object()),
                                () -> moment.running().id() + " keeps the last backup of " + effect.of()
                                        + " in the account that it is a backup of.");
            }
            super.before(moment, effect);
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            if (holdsData(fate)) {
                cases().expect(
                                elsewhere.contains(Prepared.backupOf(object)),
                                moment,
                                List.of(object),
                                () -> moment.running().id() + " deletes " + object
                                        + ", of which no last backup lies in another account.");
            }
        }
    }

    /** What nobody could decide is put before a person. */
    static final class UndecidedAsked extends Rule {
        UndecidedAsked() {
            super("undecided-asked");
        }

        @Override
        public void end(Moment moment) {
            moment.estate().landscape().old().forEach((arn, row) -> {
                if (row.fate() == Fate.UNDECIDED) {
                    cases().expect(
                                    moment.ledger().is(row.id(), Fact.CONFIRMED),
                                    moment,
                                    List.of(arn),
                                    () -> arn + " is undecided, and no step asks a person.");
                }
            });
        }
    }

    /** What nobody needs is deleted after a person has said so. */
    static final class RetiredByPerson extends OfOldThings {
        RetiredByPerson() {
            super("retired-by-person");
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            if (fate.fate() == Fate.RETIRED) {
                cases().expect(
                                moment.ledger().is(object, Fact.CONFIRMED)
                                        || moment.ledger().is("decision/" + object, Fact.CONFIRMED),
                                moment,
                                List.of(object),
                                () -> moment.running().id() + " deletes " + object
                                        + ", and no step before it has a person say that nobody needs it.");
            }
        }
    }

    /** A stack that goes on in the old account has let go of what is deleted: it would make it again. */
    static final class LetGoBeforeDelete extends OfOldThings {
        private final Map<String, String> stacks = new HashMap<>();

        LetGoBeforeDelete(Dossier dossier, Landscape landscape) {
            super("let-go-before-delete");
            for (Edge edge : dossier.graph().edges()) {
                boolean stays = edge.kind() == EdgeKind.DEPLOYED_BY
                        && landscape
                                .fateOf(edge.to())
                                .filter(stack -> stack.fate().remains())
                                .isPresent();
                if (stays) {
                    stacks.put(edge.from(), edge.to());
                }
            }
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            String stack = stacks.get(object);
            if (stack != null) {
                String name = moment.estate().landscape().canonical(stack);
                cases().expect(
                                moment.ledger().is(name, Fact.CONFIRMED),
                                moment,
                                List.of(object, stack),
                                () -> moment.running().id() + " deletes " + object + ", and " + stack
                                        + ", which made it and stays, has not let go of it.");
            }
        }
    }
}
