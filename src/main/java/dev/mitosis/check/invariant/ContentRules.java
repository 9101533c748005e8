package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Optional;

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
                    && !effect.object().startsWith("backup/")) {
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

    /** A copy says of what, and whether it is the last. */
    static final class CopiesSayOfWhat extends Rule {
        CopiesSayOfWhat() {
            super("copies-say-of-what");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() != Verb.COPY || isHistory(effect)) {
                return;
            }
            cases().expect(
                            effect.of() != null && effect.mode() != null && fits(moment, effect),
                            moment,
                            List.of(effect.object()),
                            () -> moment.running().id() + " copies to " + effect.object() + " from " + effect.of()
                                    + ", which is not what it succeeds.");
        }

        private static boolean isHistory(Effect effect) {
            return effect.object().endsWith(Landscape.COST_HISTORY);
        }

        /** The copy is of what the planned thing succeeds, or of another copy of it. */
        private static boolean fits(Moment moment, Effect effect) {
            String to = bare(effect.object());
            String from = effect.of() == null ? "" : bare(effect.of());
            return to.equals(from)
                    || moment.estate()
                            .landscape()
                            .row(to)
                            .filter(row -> from.equals(row.succeeds()))
                            .isPresent();
        }

        private static String bare(String object) {
            return object.replaceFirst("^(copy|rehearsal|backup)/", "");
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
