package dev.mitosis.plan.effect;

import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws how the old side of a move stops: by the commands of the methods, and by a person where these have none. */
final class StopDrafts {
    private static final int MINUTES = 30;
    private static final int NAMED = 20;

    private final Workshop workshop;
    private final Move move;
    private final Turn turn;
    private final MethodDrafts methods;

    StopDrafts(Workshop workshop, Move move, Turn turn) {
        this.workshop = workshop;
        this.move = move;
        this.turn = turn;
        this.methods = new MethodDrafts(workshop, move, turn);
    }

    /** Adds the steps to the workshop and the chain, in this order. */
    void draw(StopOrder order, StepChain chain) {
        List<Draft> first = byHand(order.byHand());
        for (StopOrder.Stage stage : order.stages()) {
            List<Draft> closed = new ArrayList<>(first);
            first = List.of();
            Map<Boolean, List<Moved>> parted = stage.closed().stream()
                    .collect(Collectors.partitioningBy(thing -> stage.drained().contains(thing)));
            closed.addAll(methods.draw(
                    StepAction.FREEZE, parted.getOrDefault(false, List.of()), "Stop {things}", "entrance"));
            closed.addAll(methods.draw(
                    StepAction.FREEZE, parted.getOrDefault(true, List.of()), "Close {things} to new work", "entrance"));
            chain.then(closed);
            chain.then(methods.draw(StepAction.DRAIN, stage.drained(), "Let {things} be worked off", ""));
            chain.then(methods.draw(StepAction.FREEZE, stage.workers(), "Stop {things}", "consumer"));
        }
        chain.then(methods.draw(StepAction.FREEZE, order.holders(), "Close {things} to all writers", "holder"));
    }

    /** What cannot be closed by a command: who writes to it stops, or is stopped. */
    private List<Draft> byHand(List<Moved> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<String> checklist = new ArrayList<>();
        open.stream()
                .limit(NAMED)
                .forEach(
                        thing -> checklist.add("Nobody writes to " + thing.old().arn() + " any more"));
        if (open.size() > NAMED) {
            checklist.add("The same for " + (open.size() - NAMED) + " more, which the step lists as its resources");
        }
        Draft draft = new Draft(
                        new Spot(turn, Phase.CUTOVER, workshop.old(), null, null, move.id()),
                        StepAction.FREEZE,
                        "writers",
                        "Make sure that nobody writes to " + CopySteps.count(open),
                        move.id())
                .because(
                        "Two that write to two copies never agree again, and no command closes these to all writers.",
                        "Let the writers go on.")
                .from(List.of("inference"))
                .byHand(checklist)
                .takes(MINUTES, MINUTES);
        List<Effect> undone = new ArrayList<>();
        open.forEach(thing -> {
            draft.does(methods.effects(StepAction.FREEZE, thing))
                    .on(List.of(thing.old().arn()));
            undone.addAll(methods.undone(StepAction.FREEZE, thing));
        });
        return List.of(workshop.add(draft.undoneBy("Until the new side was opened.", undone, List.of())));
    }
}
