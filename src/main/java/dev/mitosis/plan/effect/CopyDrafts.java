package dev.mitosis.plan.effect;

import dev.mitosis.method.Rehearsal;
import dev.mitosis.method.StepCommand;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws the copies: what is needed once before, the one that is tried, and the one that counts, which is made and
 * proved while the writers are frozen. What nobody writes to, an image for example, is copied once, ahead.
 */
final class CopyDrafts {
    /** The most things that one step names. */
    private static final int GROUP_LIMIT = 50;

    private final Workshop workshop;
    private final StackPlan plan;
    private final DeployDrafts deploys;
    private final CopySteps steps;
    private final PrepareDrafts prepares;
    private final Map<String, List<Copied>> inWindow = new TreeMap<>();
    private final List<Done> done = new ArrayList<>();
    private final Set<Copied> tried = new HashSet<>();
    private final Map<String, List<Draft>> before = new HashMap<>();
    private final Map<String, List<Draft>> within = new HashMap<>();
    private final Map<String, PlannedStack> firstAsker = new HashMap<>();
    private final Map<String, Set<String>> stacksTold = new HashMap<>();

    CopyDrafts(Workshop workshop, StackPlan plan, DeployDrafts deploys) {
        this.workshop = workshop;
        this.steps = new CopySteps(workshop);
        this.prepares = new PrepareDrafts(workshop, plan, deploys, steps);
        this.plan = plan;
        this.deploys = deploys;
        for (PlannedStack stack : plan.stacks()) {
            for (PlannedStack.Parameter parameter : stack.parameters()) {
                if (parameter.of() != null) {
                    stacksTold
                            .computeIfAbsent(parameter.of(), unused -> new LinkedHashSet<>())
                            .add(stack.id());
                    if (Workshop.isAsked(parameter)) {
                        firstAsker.merge(parameter.of(), stack, this::earlier);
                    }
                }
            }
        }
    }

    /** The one that is deployed in an earlier wave; the first, where both are in one. */
    private PlannedStack earlier(PlannedStack first, PlannedStack other) {
        Turn turn = plan.place(first.id()).turn();
        return plan.place(other.id()).turn().compareTo(turn) < 0 ? other : first;
    }

    /**
     * A copy that counts.
     *
     * @param prefix what the object of the copy begins with before the id of the planned thing
     * @param first whether some of it was copied in place before
     */
    record Done(Copied copied, Draft draft, String prefix, boolean first) {
        /** The object that holds the copy of a thing. */
        String object(Moved thing) {
            return prefix + thing.planned().id();
        }
    }

    /** The copies that count, once all windows are drawn. */
    List<Done> done() {
        return List.copyOf(done);
    }

    /** Adds the steps before the windows to the workshop; {@link #last} adds those within. */
    void draw() {
        Map<String, List<Moved>> groups = new TreeMap<>();
        for (PlannedResource planned : workshop.index().document().resources()) {
            Moved thing = workshop.moved(planned.id()).orElse(null);
            if (thing != null && step(thing, StepAction.COPY).isPresent()) {
                groups.computeIfAbsent(key(thing), k -> new ArrayList<>()).add(thing);
            }
        }
        for (List<Moved> group : groups.values()) {
            for (int start = 0; start < group.size(); start += GROUP_LIMIT) {
                draw(List.copyOf(group.subList(start, Math.min(group.size(), start + GROUP_LIMIT))));
            }
        }
    }

    private String key(Moved thing) {
        Move move = move(thing);
        return String.join(
                "\n",
                String.format("%010d", turn(thing).order()),
                move == null ? "" : move.id(),
                within(thing).map(Move::id).orElse(""),
                CopyTime.of(thing, plan).name(),
                thing.method().id(),
                thing.planned().account(),
                thing.planned().region(),
                String.valueOf(thing.planned().type()));
    }

    /** Whether the copy is the thing itself, so that no template makes it. */
    static boolean makes(Moved thing) {
        return step(thing, StepAction.COPY)
                .map(copy ->
                        copy.provides().containsKey("Ref") || thing.planned().stack() == null)
                .orElse(false);
    }

    private @Nullable Move move(Moved thing) {
        return CopyTime.of(thing, plan) == CopyTime.AHEAD
                ? null
                : plan.moveOf(thing.planned().unit()).orElse(null);
    }

    /** The move whose window makes what the copy goes into, so that the copy comes after that. */
    private Optional<Move> within(Moved thing) {
        String stack = thing.planned().stack();
        CopyTime time = CopyTime.of(thing, plan);
        boolean into = time == CopyTime.AFTERWARDS || (time == CopyTime.AHEAD && isInto(thing));
        return into && stack != null ? Optional.ofNullable(plan.place(stack).move()) : Optional.empty();
    }

    private Turn turn(Moved thing) {
        Move move = move(thing);
        if (move != null) {
            return plan.batchOf(move).move();
        }
        PlannedStack asker = firstAsker.get(thing.planned().id());
        String stack = asker == null ? thing.planned().stack() : asker.id();
        return stack == null
                ? plan.turnOf(thing.planned().unit())
                : plan.place(stack).turn();
    }

    static Optional<StepTemplate> step(Moved thing, StepAction action) {
        return thing.method().steps().stream()
                .filter(step ->
                        step.action() == action && step.isFor(thing.planned().type()))
                .findFirst();
    }

    private void draw(List<Moved> group) {
        Moved sample = group.get(0);
        StepTemplate copy = step(sample, StepAction.COPY).orElseThrow();
        CopyTime time = CopyTime.of(sample, plan);
        Copied copied = new Copied(group, copy, time == CopyTime.AT_CREATION);
        Draft prepared = step(sample, StepAction.PREPARE)
                .map(template -> prepares.draw(copied, template, turn(sample)))
                .orElse(null);
        if (time == CopyTime.AHEAD) {
            ahead(copied, prepared);
            return;
        }
        Move move = move(sample);
        if (move == null) {
            throw new IllegalStateException(sample.planned().id() + " moves in no window");
        }
        List<Draft> first = new ArrayList<>();
        if (prepared != null) {
            first.add(prepared);
        }
        if (copy.rehearsal() == Rehearsal.STACK && time == CopyTime.AT_CREATION && standsBefore(sample)) {
            first.add(rehearsal(copied).after(prepared));
        } else if (copy.rehearsal() == Rehearsal.IN_PLACE
                && time == CopyTime.AFTERWARDS
                && within(sample).isEmpty()) {
            first.add(firstCopy(copied).after(prepared));
            tried.add(copied);
        }
        inWindow.computeIfAbsent(move.id(), k -> new ArrayList<>()).add(copied);
        before.computeIfAbsent(move.id(), k -> new ArrayList<>()).addAll(first);
    }

    /** Whether all that the thing's stack needs stands before the window. */
    private boolean standsBefore(Moved thing) {
        String stack = thing.planned().stack();
        return stack != null
                && workshop.index().stack(stack).needs().stream()
                        .filter(need -> !need.later())
                        .allMatch(need -> plan.place(need.stack()).move() == null);
    }

    private void ahead(Copied copied, @Nullable Draft prepared) {
        StepLines lines = workshop.lines();
        List<Effect> back = new ArrayList<>();
        boolean makes = makes(copied.sample());
        copied.things().forEach(thing -> CopySteps.fill(lines, copied.copy(), thing, CopyMode.FINAL));
        Move window = within(copied.sample()).orElse(null);
        int minutes = Durations.whole(copied.copy(), copied.things());
        Draft draft = steps.draft(
                        copied, StepAction.COPY, turn(copied.sample()), window, "Copy {things} to {account}", "ahead")
                .runs(lines)
                .takes(minutes, window == null ? 0 : minutes)
                .after(prepared);
        for (Moved thing : copied.things()) {
            PlannedResource planned = thing.planned();
            String object = (isInto(copied.sample()) ? "" : "copy/") + planned.id();
            draft.does(taken(copied, thing, object));
            if (makes) {
                draft.does(Effect.from(Verb.CREATE, planned.id(), planned.account(), planned.region(), object));
                back.add(Effect.of(Verb.DELETE, planned.id(), planned.account(), planned.region()));
            }
            if (!isLookedUp(copied) && !isInto(thing)) {
                back.add(Effect.of(Verb.DELETE, object, planned.account(), planned.region()));
            }
        }
        steps.undo(draft, copied.copy(), copied.things(), CopyMode.FINAL, back);
        CopySteps.byHand(draft, copied.copy());
        workshop.add(draft);
        done.add(new Done(copied, draft, isInto(copied.sample()) ? "" : "copy/", false));
        boolean looked = isLookedUp(copied);
        List<Draft> inside = new ArrayList<>(List.of(draft));
        verify(copied, CopyMode.FINAL, window, makes || looked || isInto(copied.sample()) ? "" : "copy/")
                .ifPresent(verified -> {
                    verified.after(draft);
                    inside.add(verified);
                    if (looked) {
                        copied.things().stream()
                                .map(thing -> thing.planned().stack())
                                .filter(java.util.Objects::nonNull)
                                .forEach(stack -> verified.after(deploys.of(stack)));
                    }
                });
        if (window != null) {
            within.computeIfAbsent(window.id(), k -> new ArrayList<>()).addAll(inside);
        }
        copied.things().forEach(thing -> {
            PlannedStack asker = firstAsker.get(thing.planned().id());
            if (asker != null) {
                stacksTold
                        .getOrDefault(thing.planned().id(), Set.of())
                        .forEach(stack -> deploys.of(stack).after(draft));
            } else if (thing.planned().stack() != null) {
                draft.after(deploys.of(thing.planned().stack()));
            }
        });
    }

    /** Whether it goes into what a stack has made, and nothing is made from it. */
    private boolean isInto(Moved thing) {
        return !makes(thing)
                && thing.planned().stack() != null
                && !firstAsker.containsKey(thing.planned().id());
    }

    /** Whether it only finds values out, a public key for example, and leaves nothing behind. */
    private static boolean isLookedUp(Copied copied) {
        List<StepCommand> commands = copied.copy().commands();
        return !commands.isEmpty() && commands.stream().allMatch(command -> command.capture() != null);
    }

    /** What is configuration, code for example, may be copied while it works; content that nobody writes to, too. */
    private Effect taken(Copied copied, Moved thing, String object) {
        PlannedResource planned = thing.planned();
        if (isLookedUp(copied)) {
            return Effect.from(
                    Verb.CONFIRM,
                    object,
                    planned.account(),
                    planned.region(),
                    thing.old().arn());
        }
        boolean mayChange = !thing.method().unchanging()
                && workshop.index()
                        .principal(thing.old().arn())
                        .filter(principal -> principal.fate() == Fate.MOVES)
                        .isPresent();
        return copy(mayChange ? CopyMode.REHEARSAL : CopyMode.FINAL, object, thing);
    }

    private static Effect copy(CopyMode mode, String object, Moved thing) {
        return Effect.copy(
                mode,
                object,
                thing.planned().account(),
                thing.planned().region(),
                thing.old().arn());
    }

    private Draft rehearsal(Copied copied) {
        StepLines lines = workshop.lines();
        Draft draft = steps.draft(
                copied,
                StepAction.COPY,
                turn(copied.sample()),
                null,
                "Rehearse the copy of {things} to {account}",
                "rehearsal");
        for (Moved thing : copied.things()) {
            PlannedStack stack =
                    workshop.index().stack(String.valueOf(thing.planned().stack()));
            PlannedResource planned = thing.planned();
            lines.fill(Part.COMMANDS, copied.copy().commands(), thing, CopyMode.REHEARSAL);
            // The copy is proved as long as it is there: the step takes it away itself.
            lines.fill(Part.COMMANDS, copied.copy().validation(), thing, CopyMode.REHEARSAL);
            lines.line(
                    Part.COMMANDS,
                    deploys.prefix(stack, CopyMode.REHEARSAL) + DeployDrafts.call(stack, "--execute --rehearsal"));
            lines.line(Part.COMMANDS, DeployDrafts.call(stack, "--execute --rehearsal --remove"));
            lines.fill(Part.COMMANDS, copied.copy().cleanup(), thing, CopyMode.REHEARSAL);
            lines.line(Part.VALIDATION, DeployDrafts.goneRehearsal(stack));
            lines.fill(Part.VALIDATION, copied.copy().cleaned(), thing, CopyMode.REHEARSAL);
            stack.needs().stream().filter(need -> !need.later()).forEach(need -> draft.after(deploys.of(need.stack())));
            String rehearsed = "rehearsal/" + planned.id();
            String copy = "copy/" + planned.id();
            draft.does(copy(CopyMode.REHEARSAL, copy, thing))
                    .does(Effect.from(Verb.CREATE, rehearsed, planned.account(), planned.region(), copy))
                    .does(Effect.from(
                            Verb.VERIFY,
                            rehearsed,
                            planned.account(),
                            planned.region(),
                            thing.old().arn()))
                    .does(Effect.of(Verb.DELETE, rehearsed, planned.account(), planned.region()))
                    .does(Effect.of(Verb.DELETE, copy, planned.account(), planned.region()));
        }
        return workshop.add(draft.runs(lines)
                .needsNoUndo("It removes what it made.")
                .takes(
                        Durations.whole(copied.copy(), copied.things())
                                + STACK_MINUTES * copied.things().size(),
                        0));
    }

    private static final int STACK_MINUTES = 30;

    private Draft firstCopy(Copied copied) {
        StepLines lines = workshop.lines();
        copied.things().forEach(thing -> CopySteps.fill(lines, copied.copy(), thing, CopyMode.REHEARSAL));
        Draft draft = steps.draft(
                        copied,
                        StepAction.COPY,
                        turn(copied.sample()),
                        null,
                        "Make the first copy of {things} in {account}",
                        "first")
                .runs(lines)
                .takes(Durations.whole(copied.copy(), copied.things()), 0);
        copied.things().forEach(thing -> {
            draft.does(copy(CopyMode.REHEARSAL, thing.planned().id(), thing));
            if (thing.planned().stack() != null) {
                draft.after(deploys.of(thing.planned().stack()));
            }
        });
        steps.undo(draft, copied.copy(), copied.things(), CopyMode.REHEARSAL, List.of());
        CopySteps.byHand(draft, copied.copy());
        return workshop.add(draft);
    }

    private Optional<Draft> verify(Copied copied, CopyMode mode, @Nullable Move window, String prefix) {
        Optional<StepTemplate> template = step(copied.sample(), StepAction.VERIFY_COPY);
        return template.map(verify -> {
            StepLines lines = workshop.lines();
            copied.things().forEach(thing -> CopySteps.fill(lines, verify, thing, mode));
            int minutes = Durations.of(verify.minutes(), copied.things().size());
            Draft draft = steps.draft(
                            copied,
                            StepAction.VERIFY_COPY,
                            turn(copied.sample()),
                            window,
                            "Prove that the copy of {things} in {account} is complete",
                            "verify")
                    .runs(lines)
                    .needsNoUndo("It only reads.")
                    .takes(minutes, window == null ? 0 : minutes);
            copied.things()
                    .forEach(thing -> draft.does(Effect.from(
                            Verb.VERIFY,
                            prefix + thing.planned().id(),
                            thing.planned().account(),
                            thing.planned().region(),
                            thing.old().arn())));
            CopySteps.byHand(draft, verify);
            return workshop.add(draft);
        });
    }

    /** The steps before the window of a move: its window waits for them. */
    List<Draft> before(Move move) {
        return before.getOrDefault(move.id(), List.of());
    }

    /**
     * Draws the copies that count, in the window of a move; one step each for like things. Those into what the window
     * makes are given by {@link #within}.
     */
    List<Draft> last(Move move) {
        List<Draft> drafts = new ArrayList<>();
        for (Copied copied : inWindow.getOrDefault(move.id(), List.of())) {
            StepLines lines = workshop.lines();
            List<Effect> back = new ArrayList<>();
            copied.things().forEach(thing -> CopySteps.fill(lines, copied.copy(), thing, CopyMode.FINAL));
            int minutes = copied.atCreation() || copied.copy().rehearsal() != Rehearsal.IN_PLACE
                    ? Durations.whole(copied.copy(), copied.things())
                    : Durations.rest(copied.copy(), copied.things());
            Draft draft = steps.draft(
                            copied,
                            StepAction.COPY,
                            turn(copied.sample()),
                            move,
                            "Make the last copy of {things} for {account}",
                            "final")
                    .runs(lines)
                    .takes(minutes, minutes);
            for (Moved thing : copied.things()) {
                String object =
                        (copied.atCreation() ? "copy/" : "") + thing.planned().id();
                draft.does(copy(CopyMode.FINAL, object, thing));
                if (copied.atCreation() && makes(thing)) {
                    PlannedResource planned = thing.planned();
                    draft.does(Effect.from(Verb.CREATE, planned.id(), planned.account(), planned.region(), object));
                    back.add(Effect.of(Verb.DELETE, planned.id(), planned.account(), planned.region()));
                }
                if (copied.atCreation()) {
                    back.add(Effect.of(
                            Verb.DELETE,
                            object,
                            thing.planned().account(),
                            thing.planned().region()));
                } else if (thing.planned().stack() != null) {
                    draft.after(deploys.of(thing.planned().stack()));
                }
            }
            if (tried.contains(copied)) {
                steps.undoLast(draft, copied.copy(), copied.things(), back);
            } else {
                steps.undo(draft, copied.copy(), copied.things(), CopyMode.FINAL, back);
            }
            CopySteps.byHand(draft, copied.copy());
            done.add(new Done(copied, draft, copied.atCreation() ? "copy/" : "", tried.contains(copied)));
            boolean later = within(copied.sample()).isPresent();
            (later ? within.computeIfAbsent(move.id(), k -> new ArrayList<>()) : drafts).add(workshop.add(draft));
        }
        return drafts;
    }

    /** The copies into what the window of a move makes, with their proofs. */
    List<Draft> within(Move move) {
        return within.getOrDefault(move.id(), List.of());
    }

    /** Draws the proofs of the copies that count. */
    List<Draft> proofs(Move move) {
        List<Draft> drafts = new ArrayList<>();
        for (Copied copied : inWindow.getOrDefault(move.id(), List.of())) {
            verify(copied, CopyMode.FINAL, move, "").ifPresent(drafts::add);
        }
        return drafts;
    }
}
