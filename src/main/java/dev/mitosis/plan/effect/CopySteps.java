package dev.mitosis.plan.effect;

import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the steps of all copies have in common. */
final class CopySteps {
    private static final int LONG_NAME = 60;

    private final Workshop workshop;

    CopySteps(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * A step of a copy, without anything that it does.
     *
     * @param window in which it is done; null for what is done ahead
     * @param title with {@code {things}} and {@code {account}} for what they are called and where they go
     */
    Draft draft(Copied copied, StepAction action, Turn turn, @Nullable Move window, String title, String key) {
        Moved sample = copied.sample();
        String account =
                action == StepAction.PREPARE ? workshop.old() : sample.planned().account();
        Draft draft = new Draft(
                        new Spot(
                                turn,
                                window == null ? Phase.DATA : Phase.CUTOVER,
                                account,
                                null,
                                null,
                                window == null ? null : window.id()),
                        action,
                        sample.method().id(),
                        title.replace("{things}", things(copied.things()))
                                .replace("{account}", sample.planned().account()),
                        key
                                + String.join(
                                        ",",
                                        copied.things().stream()
                                                .map(thing -> thing.planned().id())
                                                .toList()))
                .because(sample.method().mechanism(), wayBack(copied, action))
                .from(sample.method().sources())
                .on(copied.things().stream().map(thing -> thing.old().arn()).toList());
        sample.method().preconditions().forEach(draft::when);
        return draft;
    }

    private static String wayBack(Copied copied, StepAction action) {
        return switch (action) {
            case VERIFY_COPY -> "Nothing to undo: it only reads.";
            case PREPARE -> "Take back what lets the new side in; the old side goes on as it is.";
            default ->
                Objects.requireNonNullElse(
                        copied.copy().rollback(), "Remove what was copied; the old side has all of it.");
        };
    }

    /** What the things are called together, or the name of the only one. */
    static String things(List<Moved> things) {
        Moved sample = things.get(0);
        if (things.size() > 1) {
            return sample.method().noun().count(things.size());
        }
        String name = sample.old().name();
        return sample.method().noun().one() + " "
                + (name.length() > LONG_NAME ? name.substring(0, LONG_NAME) + "..." : name);
    }

    /** How many things of several methods there are, or the name of the only one. */
    static String count(List<Moved> things) {
        return things.size() == 1 ? things(things) : things.size() + " things";
    }

    /** Takes the commands of a template in, for one thing and run. */
    static void fill(StepLines lines, StepTemplate template, Moved thing, @Nullable CopyMode mode) {
        lines.fill(Part.COMMANDS, template.commands(), thing, mode);
        lines.fill(Part.VALIDATION, template.validation(), thing, mode);
    }

    /** Leaves to a person what the template has no command for. */
    static void byHand(Draft draft, StepTemplate template) {
        if (template.manual()) {
            draft.byHand(template.checklist());
        }
    }

    /** The way back of a step, by the commands of its template. */
    void undo(Draft draft, StepTemplate template, List<Moved> things, @Nullable CopyMode mode, List<Effect> effects) {
        StepLines back = workshop.lines();
        things.forEach(thing -> {
            back.fill(Part.UNDO, template.undo(), thing, mode);
            back.fill(Part.UNDO, template.cleanup(), thing, mode);
        });
        undo(draft, template, back, effects);
    }

    /** The way back of a last copy after a first one, which found what that had left. */
    void undoLast(Draft draft, StepTemplate template, List<Moved> things, List<Effect> effects) {
        StepLines back = workshop.lines();
        things.forEach(thing -> back.fill(Part.UNDO, template.cleanup(), thing, CopyMode.FINAL));
        undo(draft, template, back, effects);
    }

    private static void undo(Draft draft, StepTemplate template, StepLines back, List<Effect> effects) {
        List<String> commands = back.undo();
        draft.undoneBy(
                "The old side is untouched by it.",
                commands.isEmpty() && !template.manual() ? List.of() : effects,
                commands);
    }
}
