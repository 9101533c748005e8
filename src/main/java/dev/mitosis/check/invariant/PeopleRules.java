package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only people can know is asked of people, when the answer still changes something. */
final class PeopleRules {
    private PeopleRules() {}

    /** Before a window a person says go, and at its end a person who has tried the new side opens it. */
    static final class WindowsDecided extends Rule {
        private final Set<Integer> decided = new HashSet<>();
        private final Set<String> opened = new HashSet<>();

        WindowsDecided() {
            super("windows-decided");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            Step step = moment.running();
            moment.estate()
                    .schedule()
                    .window(step.window())
                    .filter(window -> moment.estate().schedule().opens(window) == moment.number()
                            && effect.equals(step.effects().get(0)))
                    .ifPresent(window -> cases().expect(
                                    decided.contains(step.wave()),
                                    moment,
                                    window.units(),
                                    () -> "The window " + window.id() + " begins with " + step.id()
                                            + ", and no person has said go in its wave."));
            if (step.manual() && effect.verb() == Verb.CONFIRM) {
                if (effect.object().startsWith("decision/")) {
                    decided.add(step.wave());
                } else if (effect.object().equals("window/" + step.window())) {
                    opened.add(effect.object());
                }
            }
        }

        @Override
        public void after(Moment moment) {
            if (!moment.estate().schedule().isLast(moment.number())) {
                return;
            }
            Optional<Window> window =
                    moment.estate().schedule().window(moment.running().window());
            window.ifPresent(closing -> cases().expect(
                            opened.contains("window/" + closing.id()),
                            moment,
                            closing.units(),
                            () -> "The window " + closing.id() + " ends with "
                                    + moment.running().id() + ", and no person has tried it and opened it."));
        }
    }

    /** Before what has moved is deleted, somebody or some metric has said since the switch that nobody uses it. */
    static final class UseWatched extends DeletionRules.OfOldThings {
        private final Map<String, Integer> confirmed = new HashMap<>();

        UseWatched() {
            super("use-watched");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.CONFIRM) {
                confirmed.put(effect.object(), moment.number());
            }
            super.before(moment, effect);
        }

        @Override
        void deleted(Moment moment, String object, PlannedResource fate) {
            if (fate.fate() != Fate.MOVES || !asked(fate)) {
                return;
            }
            int closed = moment.estate()
                    .schedule()
                    .windowOf(fate)
                    .map(moment.estate().schedule()::closes)
                    .orElse(-1);
            cases().expect(
                            confirmed.getOrDefault(object, -1) > closed,
                            moment,
                            List.of(object),
                            () -> moment.running().id() + " deletes " + object
                                    + ", and since the switch nobody has made sure that it is not used.");
        }

        private static boolean asked(PlannedResource fate) {
            return Landscape.isFilled(fate) || ContentRules.DrainedBeforeUse.isWatched(fate);
        }
    }

    /** Whoever needs what has moved is led to it before the window closes. */
    static final class UsersLedOver extends Rule {
        private static final String RECORD = "AWS::Route53::RecordSet";

        private final Set<String> led = new HashSet<>();
        /** Things of the old account that lead on to the new side. */
        private final Set<String> leading = new HashSet<>();

        UsersLedOver() {
            super("users-led-over");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            Landscape landscape = moment.estate().landscape();
            if (effect.verb() == Verb.SWITCH && effect.provider() != null) {
                String consumer = landscape.canonical(effect.consumer() == null ? effect.object() : effect.consumer());
                led.add(consumer + " " + landscape.canonical(effect.provider()));
                leading.add(effect.object() + " " + landscape.canonical(effect.provider()));
            }
        }

        @Override
        public void after(Moment moment) {
            SimulatedEstate estate = moment.estate();
            if (!estate.schedule().isLast(moment.number())) {
                return;
            }
            estate.schedule().window(moment.running().window()).stream()
                    .flatMap(window -> window.units().stream())
                    .flatMap(unit -> estate.landscape().ofUnit(unit).stream())
                    .filter(row -> row.principal() && row.fate() == Fate.MOVES)
                    .forEach(provider -> users(moment, provider));
        }

        private void users(Moment moment, PlannedResource provider) {
            SimulatedEstate estate = moment.estate();
            for (var edge : estate.dependencies().consumers(provider.id())) {
                asked(moment, edge);
                boolean led = estate.landscape()
                        .row(edge.from())
                        .filter(consumer -> isLed(consumer, edge))
                        .isPresent();
                if (!led || !moment.ledger().is(estate.landscape().canonical(edge.from()), Fact.STANDS)) {
                    continue;
                }
                cases().expect(
                                this.led.contains(edge.from() + " " + provider.id()),
                                moment,
                                List.of(edge.from(), provider.id()),
                                () -> edge.from() + " " + edge.kind().verb() + " " + provider.id()
                                        + ", and no step until the window closes leads it there.");
            }
        }

        /** Who remembers the old zone's name servers goes on to ask it: its record answers with the new side, too. */
        private void asked(Moment moment, PlannedEdge edge) {
            PlannedResource record =
                    moment.estate().landscape().row(edge.from()).orElse(null);
            if (record == null
                    || !record.type().equals(RECORD)
                    || record.fate() != Fate.MOVES
                    || record.succeeds() == null
                    || edge.kind() != EdgeKind.RESOLVES_TO
                    || !moment.ledger().is(record.succeeds(), Fact.STANDS)) {
                return;
            }
            String old = record.succeeds();
            cases().expect(
                            leading.contains(old + " " + edge.to()),
                            moment,
                            List.of(old, edge.to()),
                            () -> old
                                    + " is asked by those who remember the old zone, and answers with the old side of "
                                    + edge.to() + ".");
        }

        /** What does not stop without the other, logs for example, may follow later. */
        private static boolean isLed(PlannedResource consumer, PlannedEdge edge) {
            return (consumer.fate() == Fate.MOVES || consumer.fate() == Fate.STAYS) && MakingRules.isNeed(edge);
        }
    }
}
