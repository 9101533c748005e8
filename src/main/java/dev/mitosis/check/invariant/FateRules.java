package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Content;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Landscape.Seat;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything of the snapshot has one fate, and comes to it. */
final class FateRules {
    private FateRules() {}

    /** The documents are about the same snapshot of the same account. */
    static final class SameSnapshot extends Rule {
        private final Dossier dossier;

        SameSnapshot(Dossier dossier) {
            super("same-snapshot");
            this.dossier = dossier;
        }

        @Override
        public void end(Moment moment) {
            same("target.json", dossier.target().snapshotId(), dossier.target().account());
            same("graph.json", dossier.graph().snapshotId(), dossier.graph().account());
        }

        private void same(String file, String snapshot, String account) {
            cases().expect(
                            dossier.plan().snapshotId().equals(snapshot)
                                    && dossier.plan().account().equals(account),
                            "",
                            List.of(file),
                            () -> "plan.json is of the snapshot "
                                    + dossier.plan().snapshotId() + " of "
                                    + dossier.plan().account() + ", " + file + " of " + snapshot + " of " + account
                                    + ".");
        }
    }

    /** Every resource of the snapshot has one row in the target and one in the plan, and they say the same. */
    static final class OneFate extends Rule {
        private final Dossier dossier;

        OneFate(Dossier dossier) {
            super("one-fate");
            this.dossier = dossier;
        }

        @Override
        public void end(Moment moment) {
            Landscape landscape = moment.estate().landscape();
            Map<String, DispositionRow> rows = new HashMap<>();
            for (DispositionRow row : dossier.plan().dispositions()) {
                cases().expect(
                                rows.put(row.resource(), row) == null,
                                "",
                                List.of(row.resource()),
                                () -> row.resource() + " has two dispositions.");
                cases().expect(
                                dossier.types().containsKey(row.resource()),
                                "",
                                List.of(row.resource()),
                                () -> row.resource() + " has a disposition and is not in the snapshot.");
            }
            for (String arn : dossier.types().keySet()) {
                PlannedResource fate = landscape.fateOf(arn).orElse(null);
                DispositionRow row = rows.get(arn);
                cases().expect(
                                fate != null && row != null && fits(fate, row.disposition()),
                                "",
                                List.of(arn),
                                () -> fate == null
                                        ? arn + " has no row in target.json."
                                        : row == null
                                                ? arn + " has no disposition."
                                                : arn + " " + fate.fate().label() + " by target.json, and is '"
                                                        + row.disposition().label() + "' in the plan.");
            }
        }

        private static boolean fits(PlannedResource fate, Disposition disposition) {
            return fate.fate().disposition(disposition) == disposition
                    && (!fate.fate().isMade() || MADE.contains(disposition));
        }

        private static final List<Disposition> MADE =
                List.of(Disposition.TRANSFER, Disposition.RECREATE, Disposition.REPLICATE);
    }

    /** At the end, all stands that shall, with its content, and nothing that has moved is left. */
    static final class NothingLost extends Rule {
        NothingLost() {
            super("nothing-lost");
        }

        @Override
        public void end(Moment moment) {
            SimulatedEstate estate = moment.estate();
            for (PlannedResource row : estate.landscape().rows().values()) {
                if (row.principal() && row.succeeds() != null && !Landscape.isLeft(row)) {
                    remains(moment, row);
                } else if (row.fate().isMade() && !isElsewhere(row)) {
                    arrives(moment, row);
                }
            }
        }

        /** Policies of the organization go by names of their own. */
        private static boolean isElsewhere(PlannedResource row) {
            return row.type().equals("AWS::Organizations::Policy");
        }

        private void remains(Moment moment, PlannedResource row) {
            cases().expect(
                            moment.estate().goesOn(row.id()),
                            moment,
                            List.of(row.id()),
                            () -> row.id() + " " + row.fate().label() + ", but is "
                                    + (moment.estate().stands(row.id()) ? "stopped" : "gone") + " at the end.");
        }

        private void arrives(Moment moment, PlannedResource row) {
            SimulatedEstate estate = moment.estate();
            cases().expect(
                            estate.stands(row.id()),
                            moment,
                            List.of(row.id()),
                            () -> row.id() + " is never made"
                                    + (row.succeeds() == null ? "." : ", so " + row.succeeds() + " is lost."));
            if (Landscape.isFilled(row) && estate.stands(row.id())) {
                Content held = estate.content(row.id());
                cases().expect(
                                held != null && held.source().equals(row.succeeds()),
                                moment,
                                List.of(row.id()),
                                () -> row.id() + " is " + (held == null ? "empty" : "filled from " + held.source())
                                        + " at the end; it shall have the content of " + row.succeeds() + ".");
            }
        }
    }

    /** What has moved is gone from the old account at the end. */
    static final class OldIsGone extends Rule {
        private static final String HANDOVER = "handover/";

        /** What the plan makes for itself, with the step that has made it. */
        private final Map<String, Step> onTheWay = new TreeMap<>();

        /** The methods of which the plan takes something away again. */
        private final Set<String> cleared = new HashSet<>();

        OldIsGone() {
            super("old-is-gone");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            String object = effect.object();
            if (effect.verb() == Verb.DELETE) {
                Step made = onTheWay.remove(object);
                if (made != null) {
                    cleared.add(made.method());
                }
            } else if ((effect.verb() == Verb.COPY || effect.verb() == Verb.CREATE)
                    && (Prepared.isOnTheWay(object) || object.startsWith(HANDOVER))) {
                onTheWay.put(object, moment.running());
            }
        }

        @Override
        public void end(Moment moment) {
            moment.estate().landscape().old().forEach((arn, row) -> {
                if (row.fate() == Fate.MOVES || row.fate() == Fate.RETIRED) {
                    cases().expect(
                                    !moment.ledger().is(arn, Fact.STANDS),
                                    moment,
                                    List.of(arn),
                                    () -> arn + " " + row.fate().label()
                                            + ", and still stands in the old account at the end.");
                }
            });
            onTheWay.forEach((object, step) -> cases().expect(
                            !cleared.contains(step.method()),
                            moment,
                            List.of(object),
                            () -> step.id() + " makes " + object
                                    + " on the way, and nothing takes it away at the end."));
        }
    }

    /** Effects and steps name only what the documents know. */
    static final class KnownObjects extends Rule {
        KnownObjects() {
            super("known-objects");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            known(moment, effect.object());
            for (String other : new String[] {effect.of(), effect.provider(), effect.consumer()}) {
                if (other != null) {
                    known(moment, other);
                }
            }
        }

        private void known(Moment moment, String object) {
            Landscape landscape = moment.estate().landscape();
            cases().expect(
                            landscape.knows(object) || landscape.account(object).isPresent(),
                            moment,
                            List.of(object),
                            () -> moment.running().id() + " changes " + object
                                    + ", which neither snapshot nor target know.");
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            if (step.undo() != null) {
                step.undo().effects().forEach(effect -> known(moment, effect.object()));
            }
            for (String resource : step.resources()) {
                cases().expect(
                                moment.estate().landscape().old().containsKey(resource),
                                moment,
                                List.of(resource),
                                () -> step.id() + " acts on " + resource + ", which is not in the snapshot.");
            }
        }
    }

    /** Every effect happens where its object stands by the target. */
    static final class RightPlace extends Rule {
        /** What things are handed over with says in its name in which account and region it is. */
        private static final String HANDED_OVER = "handover/";

        RightPlace() {
            super("right-place");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            Landscape landscape = moment.estate().landscape();
            String object = effect.object();
            boolean copy = Prepared.isOnTheWay(object);
            landscape
                    .seat(copy ? Prepared.from(object) : object)
                    .ifPresent(seat -> cases().expect(
                                    fits(landscape, effect, seat, copy),
                                    moment,
                                    List.of(object),
                                    () -> moment.running().id() + " has " + object + " in " + effect.account() + " ("
                                            + effect.region() + "); it stands in " + seat.account() + " ("
                                            + seat.region()
                                            + ")."));
            if (object.startsWith(HANDED_OVER)) {
                cases().expect(
                                object.startsWith(HANDED_OVER + effect.account() + "/" + effect.region() + "/"),
                                moment,
                                List.of(object),
                                () -> moment.running().id() + " has " + object + " in " + effect.account() + " ("
                                        + effect.region() + "), which is not where its name says.");
            }
            cases().expect(
                            landscape.account(effect.account()).isPresent(),
                            moment,
                            List.of(object),
                            () -> moment.running().id() + " works in " + effect.account()
                                    + ", which is no account of the target.");
        }

        /** A copy may lie on either side; what is between two things happens in the account of either. */
        private static boolean fits(Landscape landscape, Effect effect, Seat seat, boolean copy) {
            boolean account = effect.account().equals(seat.account())
                    || (copy && effect.account().equals(landscape.oldAccount()))
                    || other(landscape, effect.provider(), effect.account())
                    || other(landscape, effect.consumer(), effect.account());
            boolean anywhere =
                    effect.provider() != null || copy || seat.region().equals("global");
            boolean region = effect.region().equals(seat.region())
                    || effect.region().equals("global")
                    || (anywhere && landscape.regions().contains(effect.region()));
            return account && region;
        }

        private static boolean other(Landscape landscape, @Nullable String object, String account) {
            return object != null
                    && landscape
                            .seat(object)
                            .filter(seat -> seat.account().equals(account))
                            .isPresent();
        }
    }
}
