package dev.mitosis.plan.effect;

import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws the steps of a window that the methods of its things know: to stop, drain, hand over and switch. */
final class MethodDrafts {
    private final Workshop workshop;
    private final Move move;
    private final Turn turn;

    MethodDrafts(Workshop workshop, Move move, Turn turn) {
        this.workshop = workshop;
        this.move = move;
        this.turn = turn;
    }

    /**
     * Adds the steps of one action, one for like things.
     *
     * @param title with {@code {things}} and {@code {account}} for what they are called and where they go
     * @param variant tells steps of one action apart
     */
    List<Draft> draw(StepAction action, List<Moved> members, String title, String variant) {
        Map<String, List<Moved>> groups = new TreeMap<>();
        for (Moved thing : members) {
            CopyDrafts.step(thing, action)
                    .ifPresent(step -> groups.computeIfAbsent(
                                    String.join(
                                            "\n",
                                            thing.method().id(),
                                            String.valueOf(step.types()),
                                            thing.old().region(),
                                            thing.planned().account()),
                                    k -> new ArrayList<>())
                            .add(thing));
        }
        return groups.values().stream()
                .map(group -> act(action, group, title, variant))
                .toList();
    }

    private Draft act(StepAction action, List<Moved> group, String title, String variant) {
        Moved sample = group.get(0);
        StepTemplate template = CopyDrafts.step(sample, action).orElseThrow();
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        boolean old = action == StepAction.FREEZE || action == StepAction.DRAIN;
        Draft draft = new Draft(
                new Spot(
                        turn,
                        Phase.CUTOVER,
                        old ? workshop.old() : sample.planned().account(),
                        null,
                        null,
                        move.id()),
                action,
                sample.method().id(),
                title.replace("{things}", CopySteps.things(group))
                        .replace("{account}", sample.planned().account()),
                String.join(
                        "\n",
                        move.id(),
                        variant,
                        String.join(
                                ",",
                                group.stream().map(thing -> thing.old().arn()).toList())));
        List<Effect> undone = new ArrayList<>();
        for (Moved thing : group) {
            lines.fill(Part.COMMANDS, template.commands(), thing, CopyMode.FINAL);
            lines.fill(Part.VALIDATION, template.validation(), thing, CopyMode.FINAL);
            back.fill(Part.UNDO, template.undo(), thing, CopyMode.FINAL);
            draft.does(effects(action, thing));
            undone.addAll(undone(action, thing));
            draft.on(List.of(thing.old().arn()));
        }
        CopySteps.byHand(draft, template);
        int minutes = Durations.of(template.minutes(), group.size());
        return workshop.add(draft.because(
                        why(action),
                        template.rollback() == null ? sample.method().rollback().text() : template.rollback())
                .from(sample.method().sources())
                .runs(lines)
                .undoneBy("Until the new side was opened.", undone, back.undo())
                .takes(minutes, minutes));
    }

    private static String why(StepAction action) {
        return switch (action) {
            case FREEZE -> "Two that write to two copies never agree again: the old side stops before the last copy.";
            case DRAIN -> "What waits in it is in no copy; it is worked off where it is.";
            case TRANSFER -> "It is one thing that can be in one account only.";
            default -> "From here on it is reached on the new side.";
        };
    }

    /** What the action does to the thing. */
    List<Effect> effects(StepAction action, Moved thing) {
        String arn = thing.old().arn();
        String region = thing.old().region();
        PlannedResource planned = thing.planned();
        return switch (action) {
            case FREEZE -> List.of(Effect.of(Verb.FREEZE, arn, workshop.old(), region));
            case DRAIN -> List.of(Effect.of(Verb.DRAIN, arn, workshop.old(), region));
            case TRANSFER -> {
                List<Effect> handed = new ArrayList<>();
                handed.add(Effect.from(Verb.RELEASE, "name/" + thing.old().id(), workshop.old(), region, arn));
                if (planned.stack() == null) {
                    handed.add(Effect.of(Verb.CREATE, planned.id(), planned.account(), planned.region()));
                }
                handed.add(Effect.from(
                        Verb.CLAIM, "name/" + thing.old().id(), planned.account(), planned.region(), planned.id()));
                yield handed;
            }
            default -> List.of(Effect.from(Verb.SWITCH, planned.id(), planned.account(), planned.region(), arn));
        };
    }

    /** What takes it back. */
    List<Effect> undone(StepAction action, Moved thing) {
        String arn = thing.old().arn();
        String region = thing.old().region();
        PlannedResource planned = thing.planned();
        return switch (action) {
            case FREEZE -> List.of(Effect.of(Verb.SWITCH, arn, workshop.old(), region));
            case DRAIN -> List.of();
            case TRANSFER -> {
                List<Effect> handed = new ArrayList<>();
                handed.add(Effect.from(
                        Verb.RELEASE, "name/" + thing.old().id(), planned.account(), planned.region(), planned.id()));
                if (planned.stack() == null) {
                    handed.add(Effect.of(Verb.DELETE, planned.id(), planned.account(), planned.region()));
                }
                handed.add(Effect.from(Verb.CLAIM, "name/" + thing.old().id(), workshop.old(), region, arn));
                yield handed;
            }
            default -> List.of(Effect.of(Verb.FREEZE, planned.id(), planned.account(), planned.region()));
        };
    }
}
