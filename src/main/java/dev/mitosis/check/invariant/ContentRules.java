package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What moves is copied while nobody writes, and the copy is proved. */
final class ContentRules {
    private ContentRules() {}

    /** The last copy is made while nobody writes. */
    static final class FinalCopyFrozen extends Rule {
        FinalCopyFrozen() {
            super("final-copy-frozen");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            String source = effect.of();
            if (effect.verb() != Verb.COPY || effect.mode() != CopyMode.FINAL || source == null) {
                return;
            }
            PlannedResource row = moment.estate().landscape().fateOf(source).orElse(null);
            if (row != null
                    && Landscape.isFilled(row)
                    && row.fate() == Fate.MOVES
                    && !Prepared.isBackup(effect.object())) {
                Optional<Integer> quiet = moment.estate().quietSince(source);
                cases().expect(
                                quiet.isPresent(),
                                moment,
                                List.of(source, effect.object()),
                                () -> moment.running().id() + " makes the last copy of " + source
                                        + " while it can still be written by " + writers(moment.estate(), source)
                                        + ".");
            }
        }

        private static String writers(SimulatedEstate estate, String source) {
            List<String> working = estate.dependencies().writers(source).stream()
                    .filter(estate::goesOn)
                    .toList();
            return working.isEmpty() ? "whom nobody knows" : String.join(", ", working);
        }
    }

    /** What is drained gets no new work. */
    static final class DrainedWhenQuiet extends Rule {
        DrainedWhenQuiet() {
            super("drained-when-quiet");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() != Verb.DRAIN
                    || !moment.estate().landscape().old().containsKey(effect.object())) {
                return;
            }
            cases().expect(
                            moment.estate().isStopped(effect.object())
                                    || moment.estate().dependencies().writers(effect.object()).stream()
                                            .noneMatch(moment.estate()::goesOn),
                            moment,
                            List.of(effect.object()),
                            () -> moment.running().id() + " drains " + effect.object()
                                    + ", which still gets new work.");
        }
    }

    /** Every copy is proved after it was made. */
    static final class CopiesProved extends Rule {
        private final Map<String, String> unproved = new LinkedHashMap<>();

        CopiesProved() {
            super("copies-proved");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.COPY && !moment.running().manual()) {
                unproved.put(effect.object(), moment.running().id());
            } else if (effect.verb() == Verb.VERIFY) {
                proved(effect.object());
                proved(Prepared.copyOf(effect.object()));
            }
        }

        private void proved(String object) {
            if (unproved.remove(object) != null) {
                cases().expect(true, "", List.of(object), () -> "");
            }
        }

        @Override
        public void end(Moment moment) {
            unproved.forEach((object, step) -> cases().expect(
                            object.endsWith(Landscape.COST_HISTORY),
                            step,
                            List.of(object),
                            () -> step + " copies to " + object + ", and nothing proves that copy afterwards."));
        }
    }

    /** What is under way in a thing is worked off before something takes its place. */
    static final class DrainedBeforeUse extends Rule {
        private static final Map<String, Boolean> TYPES =
                TsvTable.loadNamed(ContentRules.class, "under-way.tsv").stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> row.get("type"),
                                row -> row.get("watched").equals("yes")));

        DrainedBeforeUse() {
            super("drained-before-use");
        }

        /** Whether the old thing may still have work in it when its successor starts. */
        static boolean isUnderWay(PlannedResource row) {
            return TYPES.containsKey(row.type());
        }

        /** Whether it may, and a metric tells whether somebody still uses it. */
        static boolean isWatched(PlannedResource row) {
            return TYPES.getOrDefault(row.type(), false);
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.DRAIN) {
                Optional<String> early = moment.estate().landscape().fateOf(effect.object()).stream()
                        .flatMap(row -> moment.estate().schedule().windowOf(row).stream())
                        .flatMap(window -> window.units().stream())
                        .flatMap(unit -> moment.estate().landscape().ofUnit(unit).stream())
                        .map(PlannedResource::id)
                        .filter(id -> moment.ledger().is(id, Fact.WORKS))
                        .findFirst();
                cases().expect(
                                early.isEmpty(),
                                moment,
                                List.of(effect.object()),
                                () -> moment.running().id() + " has " + effect.object() + " worked off, when "
                                        + early.orElse("") + " works on the new side already.");
            } else if (effect.verb() == Verb.DELETE) {
                moment.estate()
                        .landscape()
                        .fateOf(effect.object())
                        .filter(row -> row.fate() == Fate.MOVES && isUnderWay(row))
                        .ifPresent(row -> cases().expect(
                                        moment.ledger().is(effect.object(), Fact.DRAINED),
                                        moment,
                                        List.of(effect.object()),
                                        () -> moment.running().id() + " deletes " + effect.object()
                                                + ", and what was under way in it was never worked off."));
            }
        }
    }

    /** A copy says of what, and whether it is the last. */
    static final class CopiesSayOfWhat extends Rule {
        CopiesSayOfWhat() {
            super("copies-say-of-what");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.VERIFY && effect.of() != null) {
                compared(moment, effect);
            }
            if (effect.verb() != Verb.COPY) {
                return;
            }
            cases().expect(
                            effect.of() != null
                                    && effect.mode() != null
                                    && (isHistory(effect)
                                            ? effect.of().equals(Landscape.COST_HISTORY)
                                            : fits(moment, effect)),
                            moment,
                            List.of(effect.object()),
                            () -> moment.running().id() + " copies to " + effect.object() + " from " + effect.of()
                                    + ", which is not what it succeeds.");
        }

        /** What proves a copy compares it with what it is a copy of. */
        private void compared(Moment moment, Effect effect) {
            cases().expect(
                            fits(moment, effect),
                            moment,
                            List.of(effect.object()),
                            () -> moment.running().id() + " compares " + effect.object() + " with " + effect.of()
                                    + ", which is not what it succeeds.");
        }

        private static boolean isHistory(Effect effect) {
            return effect.object().endsWith(Landscape.COST_HISTORY);
        }

        /** The copy is of what the planned thing succeeds, or of another copy of it. */
        private static boolean fits(Moment moment, Effect effect) {
            String to = Prepared.from(effect.object());
            String from = effect.of() == null ? "" : Prepared.from(effect.of());
            return to.equals(from)
                    || moment.estate()
                            .landscape()
                            .row(to)
                            .filter(row -> from.equals(row.succeeds()))
                            .isPresent();
        }
    }

    /** What is made from a copy at its creation is made from the last one. */
    static final class FilledFromLastCopy extends Rule {
        FilledFromLastCopy() {
            super("filled-from-last-copy");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            moment.estate()
                    .landscape()
                    .row(effect.object())
                    .filter(row -> effect.verb() == Verb.CREATE && atCreation(row))
                    .ifPresent(row -> cases().expect(
                                    effect.of() != null && moment.ledger().get(effect.of(), Fact.HOLDS) != null,
                                    moment,
                                    List.of(row.id()),
                                    () -> moment.running().id() + " makes " + row.id() + " "
                                            + (effect.of() == null
                                                    ? "empty; it gets its content only when it is made."
                                                    : "from " + effect.of() + ", which holds nothing.")));
        }

        private static boolean atCreation(PlannedResource row) {
            return row.filled() == dev.mitosis.model.target.Filled.AT_CREATION && row.succeeds() != null;
        }
    }
}
