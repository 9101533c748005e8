package dev.mitosis.plan.effect;

import dev.mitosis.method.StepCommand;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws how old things let go of names that only one thing can have, before stacks make the new ones with them: by the
 * commands of the method where it has some that work on the old side alone, else by a person.
 */
final class NameDrafts {
    private static final int BY_HAND_MINUTES = 30;

    private final Workshop workshop;
    private final Map<String, List<NameChange>> handedOver = new HashMap<>();

    NameDrafts(Workshop workshop) {
        this.workshop = workshop;
        StackPlan.handedOver(workshop.index())
                .forEach(name -> handedOver
                        .computeIfAbsent(name.resource(), k -> new ArrayList<>())
                        .add(name));
    }

    /** Whether the thing takes a name over that the old one has to let go of. */
    boolean isHandedOver(Moved thing) {
        return handedOver.containsKey(thing.planned().id());
    }

    /** Adds the steps in which the members of a move let go of their names: one by commands, one by hand. */
    List<Draft> release(Move move, Turn turn, List<Moved> members) {
        List<Moved> byCommand = new ArrayList<>();
        List<Moved> byHand = new ArrayList<>();
        members.stream()
                .filter(this::isHandedOver)
                .forEach(thing -> (letsGo(thing).isPresent() ? byCommand : byHand).add(thing));
        List<Draft> drafts = new ArrayList<>();
        if (!byCommand.isEmpty()) {
            drafts.add(byCommand(move, turn, byCommand));
        }
        if (!byHand.isEmpty()) {
            drafts.add(byHand(move, turn, byHand));
        }
        return drafts;
    }

    /** The switch of the method, where all of it is done to the old thing: the new one does not stand yet. */
    private static Optional<StepTemplate> letsGo(Moved thing) {
        return CopyDrafts.step(thing, StepAction.CUTOVER)
                .filter(step -> !step.commands().isEmpty())
                .filter(step -> step.commands().stream().noneMatch(NameDrafts::reachesNew));
    }

    private static boolean reachesNew(StepCommand command) {
        return command.template().placeholders().stream()
                .anyMatch(hole -> hole.startsWith("new.") || hole.startsWith("target"));
    }

    private Draft byCommand(Move move, Turn turn, List<Moved> things) {
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        int minutes = 0;
        for (Moved thing : things) {
            StepTemplate step = letsGo(thing).orElseThrow();
            lines.fill(Part.COMMANDS, step.commands(), thing, CopyMode.FINAL);
            lines.fill(Part.VALIDATION, step.validation(), thing, CopyMode.FINAL);
            back.fill(Part.UNDO, step.undo(), thing, CopyMode.FINAL);
            minutes += step.minutes();
        }
        List<String> sources = things.stream()
                .flatMap(thing -> thing.method().sources().stream())
                .distinct()
                .toList();
        return released(draft(move, turn, "release-names", things).from(sources).runs(lines), things, back.undo())
                .takes(minutes, minutes);
    }

    private Draft byHand(Move move, Turn turn, List<Moved> things) {
        List<String> checklist = new ArrayList<>();
        things.forEach(thing -> names(thing)
                .forEach(name -> checklist.add("Let " + thing.old().arn() + " let go of " + name.old() + ": "
                        + String.join(" ", name.order()))));
        Draft draft = draft(move, turn, "release-names-by-hand", things)
                .from(List.of("inference"))
                .byHand(checklist);
        return released(draft, things, List.of()).takes(BY_HAND_MINUTES, BY_HAND_MINUTES);
    }

    private List<NameChange> names(Moved thing) {
        return handedOver.getOrDefault(thing.planned().id(), List.of());
    }

    private Draft draft(Move move, Turn turn, String method, List<Moved> things) {
        return workshop.add(new Draft(
                        new Spot(turn, Phase.CUTOVER, workshop.old(), null, null, move.id()),
                        StepAction.TRANSFER,
                        method,
                        "Let go of the names that the new side of " + move.title() + " takes",
                        move.id())
                .because(
                        "Only one thing can have them; from here until the new one has them, nobody answers.",
                        "Give the names back to the old ones.")
                .on(things.stream().map(thing -> thing.old().arn()).toList()));
    }

    private Draft released(Draft draft, List<Moved> things, List<String> commands) {
        List<Effect> undone = new ArrayList<>();
        for (Moved thing : things) {
            for (NameChange name : names(thing)) {
                draft.does(passed(Verb.RELEASE, name, thing));
                undone.add(passed(Verb.CLAIM, name, thing));
            }
        }
        return draft.undoneBy("Until the new side has them.", undone, commands);
    }

    private Effect passed(Verb verb, NameChange name, Moved thing) {
        return Effect.from(
                verb,
                "name/" + name.old(),
                workshop.old(),
                thing.old().region(),
                thing.old().arn());
    }
}
