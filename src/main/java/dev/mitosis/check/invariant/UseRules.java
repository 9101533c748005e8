package dev.mitosis.check.invariant;

import dev.mitosis.check.invariant.Provision.Need;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works has whom it needs. */
final class UseRules {
    private UseRules() {}

    /** What goes to work finds those that it needs, and they work. */
    static final class ProviderStands extends Rule {
        ProviderStands() {
            super("provider-stands");
        }

        @Override
        public void after(Moment moment) {
            for (Need need : Provision.beginning(moment)) {
                cases().expect(
                                moment.estate().stands(need.provider()),
                                moment,
                                need.objects(),
                                () -> need.consumer().id() + " goes to work and "
                                        + need.edge().kind().verb() + " " + need.provider()
                                        + ", which does not stand.");
            }
            for (Effect effect : moment.running().effects()) {
                String provider = effect.provider();
                if (effect.verb() == Verb.SWITCH && provider != null) {
                    Landscape landscape = moment.estate().landscape();
                    String consumer =
                            landscape.canonical(effect.consumer() == null ? effect.object() : effect.consumer());
                    cases().expect(
                                    moment.estate().dependencies().providers(consumer).stream()
                                            .anyMatch(edge -> edge.to().equals(landscape.canonical(provider))),
                                    moment,
                                    List.of(consumer, provider),
                                    () -> moment.running().id() + " leads " + consumer + " to " + provider
                                            + ", which it does not need.");
                }
            }
        }
    }

    /** What is used in another account can be reached, and lets the user in. */
    static final class ProviderReached extends Rule {
        ProviderReached() {
            super("provider-reached");
        }

        @Override
        public void after(Moment moment) {
            for (Need need : Provision.beginning(moment)) {
                if (!need.edge().crossing()) {
                    continue;
                }
                List<String> missing = Provision.missingParts(moment, need);
                cases().expect(
                                missing.isEmpty(),
                                moment,
                                need.objects(),
                                () -> need.consumer().id() + " uses " + need.provider() + " over "
                                        + need.edge().connection() + ", of which " + String.join(", ", missing)
                                        + " is not there yet.");
                cases().expect(
                                Provision.isLetIn(moment, need),
                                moment,
                                need.objects(),
                                () -> need.consumer().id() + " uses " + need.provider() + " over "
                                        + need.edge().connection() + ", and no step lets it in.");
            }
        }
    }

    /**
     * What is used holds the last content of the old one, and that was proved. Who only logs to it misses nothing
     * there, so that what was logged before may follow.
     */
    static final class ProvedBeforeUse extends Rule {
        ProvedBeforeUse() {
            super("proved-before-use");
        }

        @Override
        public void after(Moment moment) {
            Set<PlannedResource> used = new LinkedHashSet<>();
            for (Need need : Provision.beginning(moment)) {
                if (need.edge().kind() == EdgeKind.LOGS_TO) {
                    continue;
                }
                moment.estate()
                        .landscape()
                        .row(need.provider())
                        .filter(Landscape::isFilled)
                        .ifPresent(used::add);
            }
            for (Effect effect : moment.running().effects()) {
                if (effect.verb() == Verb.SWITCH && !Provision.onlyLogs(moment, effect)) {
                    moment.estate()
                            .landscape()
                            .row(effect.provider() == null ? effect.object() : effect.provider())
                            .filter(Landscape::isFilled)
                            .ifPresent(used::add);
                }
            }
            used.forEach(row -> examine(moment, row));
            ofWindow(moment).filter(row -> !used.contains(row)).forEach(row -> examine(moment, row));
        }

        /** Who is led to the new side, or to whom it is opened, finds all of it ready. */
        private static Stream<PlannedResource> ofWindow(Moment moment) {
            SimulatedEstate estate = moment.estate();
            boolean leads = moment.running().effects().stream()
                    .anyMatch(effect -> effect.verb() == Verb.SWITCH && effect.provider() != null);
            if (!leads && !estate.schedule().isLast(moment.number())) {
                return Stream.of();
            }
            return estate.schedule().window(moment.running().window()).stream()
                    .flatMap(window -> window.units().stream())
                    .flatMap(unit -> estate.landscape().ofUnit(unit).stream())
                    .filter(row -> Landscape.isFilled(row) && row.fate() == Fate.MOVES);
        }

        private void examine(Moment moment, PlannedResource row) {
            Optional<String> flaw = Provision.unproved(moment, row);
            cases().expect(
                            flaw.isEmpty(),
                            moment,
                            List.of(row.id(), Objects.requireNonNull(row.succeeds())),
                            () -> row.id() + " goes into use and " + flaw.orElse("") + ".");
        }
    }

    /** Nobody who works still uses what is stopped for good, or deleted. */
    static final class NobodyLeftBehind extends Rule {
        private final Map<String, List<String>> stopped = new HashMap<>();

        NobodyLeftBehind() {
            super("nobody-left-behind");
        }

        @Override
        public void after(Moment moment) {
            String window = moment.running().window();
            for (Effect effect : moment.running().effects()) {
                boolean old = moment.estate().landscape().old().containsKey(effect.object());
                if (old && effect.verb() == Verb.FREEZE && window != null) {
                    stopped.computeIfAbsent(window, id -> new ArrayList<>()).add(effect.object());
                } else if (old && (effect.verb() == Verb.FREEZE || effect.verb() == Verb.DELETE)) {
                    examine(moment, effect.object());
                }
            }
            if (window != null && moment.estate().schedule().isLast(moment.number())) {
                stopped.getOrDefault(window, List.of()).forEach(arn -> examine(moment, arn));
            }
        }

        private void examine(Moment moment, String arn) {
            SimulatedEstate estate = moment.estate();
            if (estate.goesOn(arn)) {
                return;
            }
            for (Edge edge : estate.dependencies().users(arn)) {
                if (speaksForParts(estate, edge)) {
                    continue;
                }
                cases().expect(
                                !uses(moment, edge.from(), arn),
                                moment,
                                List.of(edge.from(), arn),
                                () -> edge.from() + " still " + edge.kind().verb() + " " + arn + ", which is "
                                        + (estate.stands(arn) ? "stopped" : "gone") + ".");
            }
        }

        /** Parts that have records of their own have edges of their own. */
        private static boolean speaksForParts(SimulatedEstate estate, Edge edge) {
            return !edge.parts().isEmpty()
                    && edge.parts().stream()
                            .allMatch(part -> estate.landscape().old().containsKey(part));
        }

        private static boolean uses(Moment moment, String consumer, String arn) {
            SimulatedEstate estate = moment.estate();
            PlannedResource fate = estate.landscape().fateOf(consumer).orElse(null);
            if (fate == null
                    || fate.fate() == Fate.MANAGED
                    || !estate.goesOn(consumer)
                    || !estate.uses(consumer, arn).equals(arn)) {
                return false;
            }
            return !Landscape.isLeft(fate) || !(retired(fate) || estate.works(fate, moment.number() + 1));
        }

        private static boolean retired(PlannedResource fate) {
            return fate.fate() == Fate.RETIRED;
        }
    }

    /** What a window stops works again when it closes, or what succeeds it does. */
    static final class WindowReopens extends Rule {
        private final Map<String, List<String>> stopped = new HashMap<>();

        WindowReopens() {
            super("window-reopens");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.FREEZE) {
                String window = moment.running().window();
                cases().expect(
                                window != null || isRetired(moment, effect.object()),
                                moment,
                                List.of(effect.object()),
                                () -> moment.running().id() + " stops " + effect.object() + " outside of any window.");
                stopped.computeIfAbsent(window == null ? "" : window, id -> new ArrayList<>())
                        .add(effect.object());
            }
        }

        private static boolean isRetired(Moment moment, String object) {
            return moment.estate()
                    .landscape()
                    .fateOf(object)
                    .filter(row -> row.fate() == Fate.RETIRED)
                    .isPresent();
        }

        @Override
        public void after(Moment moment) {
            String window = moment.running().window();
            if (window == null || !moment.estate().schedule().isLast(moment.number())) {
                return;
            }
            moment.estate().schedule().window(window).ifPresent(closing -> heldBack(moment, closing));
            for (String object : stopped.getOrDefault(window, List.of())) {
                cases().expect(
                                goesOn(moment, object),
                                moment,
                                List.of(object),
                                () -> object + " was stopped in the window " + window
                                        + ", and neither it nor what succeeds it works when the window closes.");
            }
        }

        private void heldBack(Moment moment, Window window) {
            for (String unit : window.units()) {
                for (PlannedResource row : moment.estate().landscape().ofUnit(unit)) {
                    if (row.fate().isMade() && moment.estate().landscape().isHeldBack(row.id())) {
                        cases().expect(
                                        moment.ledger().is(row.id(), Fact.WORKS),
                                        moment,
                                        List.of(row.id()),
                                        () -> row.id() + " was made so that it does nothing by itself, and the window "
                                                + window.id() + " closes without setting it to work.");
                    }
                }
            }
        }

        private static boolean goesOn(Moment moment, String object) {
            SimulatedEstate estate = moment.estate();
            PlannedResource row = estate.landscape().fateOf(object).orElse(null);
            if (row == null || !Landscape.isLeft(row)) {
                return estate.goesOn(object);
            }
            return estate.goesOn(object)
                    || estate.landscape().successors(object).stream()
                            .anyMatch(next -> moment.ledger().is(next.id(), Fact.WORKS)
                                    || (estate.stands(next.id()) && takenUp(moment, next)));
        }

        /** Whether it works as soon as it stands. */
        private static boolean takenUp(Moment moment, PlannedResource row) {
            return !moment.estate().isHeldBack(row.id());
        }
    }

    /** While a thing works in its new account, nobody writes to the old one. */
    static final class OneWriter extends Rule {
        OneWriter() {
            super("one-writer");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            SimulatedEstate estate = moment.estate();
            String object = effect.object();
            if (effect.verb() != Verb.SWITCH || effect.provider() != null) {
                return;
            }
            PlannedResource old = estate.landscape().fateOf(object).orElse(null);
            if (old != null && old.fate() == Fate.MOVES) {
                cases().expect(
                                !moment.ledger().is(old.id(), Fact.WORKS),
                                moment,
                                List.of(object, old.id()),
                                () -> moment.running().id() + " sets " + object + " to work again, while " + old.id()
                                        + " works in its place.");
            }
            PlannedResource row = estate.landscape().row(object).orElse(null);
            String source = row == null ? null : row.succeeds();
            if (row != null && row.principal() && row.fate() == Fate.MOVES && source != null) {
                cases().expect(
                                !estate.goesOn(source) || !writes(estate, source),
                                moment,
                                List.of(object, source),
                                () -> moment.running().id() + " sets " + object + " to work, while " + source
                                        + " goes on writing in the old account.");
            }
        }

        private static boolean writes(SimulatedEstate estate, @Nullable String arn) {
            return arn != null && estate.dependencies().isWriter(arn);
        }
    }
}
