package dev.mitosis.plan.effect;

import dev.mitosis.method.Rehearsal;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.CopyDrafts.Done;
import dev.mitosis.plan.effect.Draft.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws what is removed of what copies left on both sides: shared snapshots, exports, rules of replication. It lies
 * there as long as the old side does, because it is a part of the way back.
 */
final class LeftoverDrafts {
    private static final int GROUP_LIMIT = 50;
    private static final int MINUTES = 10;

    private final Workshop workshop;
    private final Map<Turn, List<Done>> copies = new TreeMap<>();

    /** Sorts the copies by the wave in which they are cleaned up. */
    LeftoverDrafts(Workshop workshop, StackPlan plan, List<Done> done) {
        this.workshop = workshop;
        for (Done each : done) {
            if (!each.copied().copy().cleanup().isEmpty()) {
                copies.computeIfAbsent(turn(plan, each), k -> new ArrayList<>()).add(each);
            }
        }
    }

    /** After the hold of the move that the copy is for; at the closing where it belongs to none that comes after it. */
    private static Turn turn(StackPlan plan, Done done) {
        return plan.moveOf(done.copied().sample().planned().unit())
                .map(plan::batchOf)
                .filter(batch -> batch.move().compareTo(done.draft().spot().turn()) >= 0)
                .map(MoveBatch::decommission)
                .orElse(Turn.CLOSING);
    }

    /** Adds the steps of a wave to the workshop. */
    List<Draft> draw(Turn turn) {
        List<Draft> drafts = new ArrayList<>();
        List<Done> part = new ArrayList<>();
        int things = 0;
        for (Done each : copies.getOrDefault(turn, List.of())) {
            part.add(each);
            things += each.copied().things().size();
            if (things >= GROUP_LIMIT) {
                drafts.add(draw(turn, List.copyOf(part)));
                part.clear();
                things = 0;
            }
        }
        if (!part.isEmpty()) {
            drafts.add(draw(turn, List.copyOf(part)));
        }
        return drafts;
    }

    /** The waves that have any. */
    List<Turn> turns() {
        return List.copyOf(copies.keySet());
    }

    private Draft draw(Turn turn, List<Done> all) {
        List<Moved> things =
                all.stream().flatMap(each -> each.copied().things().stream()).toList();
        StepLines lines = workshop.lines();
        Draft draft = new Draft(
                        Spot.of(turn, Phase.DECOMMISSION, workshop.old()),
                        StepAction.DELETE,
                        "leftovers",
                        "Remove what the copies of " + CopySteps.count(things) + " have left",
                        turn.slug()
                                + String.join(
                                        ",",
                                        things.stream()
                                                .map(thing -> thing.planned().id())
                                                .toList()))
                .because(
                        "Snapshots, exports and rules that only the copies needed cost money, and what is shared stays shared.",
                        "Cannot be undone: what is needed again is copied again.")
                .from(List.of("inference"))
                .when("The hold is over and nobody asked for the old one")
                .forGood()
                .takes(Durations.of(MINUTES, things.size()), 0);
        for (Done each : all) {
            draft.after(each.draft());
            for (Moved thing : each.copied().things()) {
                if (each.copied().copy().rehearsal() == Rehearsal.IN_PLACE && each.first()) {
                    lines.fill(Part.COMMANDS, each.copied().copy().cleanup(), thing, CopyMode.REHEARSAL);
                    lines.fill(Part.VALIDATION, each.copied().copy().cleaned(), thing, CopyMode.REHEARSAL);
                }
                lines.fill(Part.COMMANDS, each.copied().copy().cleanup(), thing, CopyMode.FINAL);
                lines.fill(Part.VALIDATION, each.copied().copy().cleaned(), thing, CopyMode.FINAL);
                draft.does(removed(each, thing)).on(List.of(thing.old().arn()));
            }
        }
        return workshop.add(draft.runs(lines));
    }

    /** A copy of its own goes; where the content went into the thing itself, the old account's way in is closed. */
    private Effect removed(Done done, Moved thing) {
        PlannedResource planned = thing.planned();
        return done.object(thing).startsWith("copy/")
                ? Effect.of(Verb.DELETE, done.object(thing), planned.account(), planned.region())
                : workshop.doorOf(planned, Verb.DELETE);
    }
}
