package dev.mitosis.plan.calendar;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.plan.effect.Draft;
import dev.mitosis.plan.effect.Steps;
import dev.mitosis.plan.effect.Turn;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The steps in waves, with what the whole plan tells of them. */
public final class Schedule {
    private static final PlanVariable TRY = new PlanVariable(
            "TRY",
            "the number of the try: names of what is made on the way carry it, so that a second try does not collide",
            "2",
            false,
            "1",
            null);

    private final List<Wave> waves = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final List<String> criticalPath = new ArrayList<>();
    private final Map<String, PlanVariable> variables = new TreeMap<>();
    private final Calendar calendar;

    private Schedule(Steps drawn, List<Move> moves, Decisions decisions) {
        StepSequence sequence = StepSequence.of(drawn.drafts());
        Map<String, Set<String>> contexts = contexts(moves);
        CalendarMaker maker = new CalendarMaker(decisions, contexts);
        StepOwners owners = new StepOwners(decisions.owners(), contexts, moves);
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, List<Draft>> byWindow = new HashMap<>();
        sequence.waves().forEach((turn, ordered) -> {
            maker.add(waves.size() + 1, turn, ordered);
            wave(turn, ordered, maker, owners);
            numbers.put(turn.slug(), waves.size());
            ordered.forEach(draft -> {
                if (draft.spot().window() != null) {
                    byWindow.computeIfAbsent(draft.spot().window(), k -> new ArrayList<>())
                            .add(draft);
                }
            });
        });
        for (Move move : moves) {
            Turn turn = Objects.requireNonNull(drawn.waveOf().get(move.id()));
            windows.add(window(
                    move,
                    Objects.requireNonNull(numbers.get(turn.slug())),
                    byWindow.getOrDefault(move.id(), List.of()),
                    maker,
                    decisions));
        }
        variables(drawn);
        calendar = maker.calendar();
    }

    /** Schedules the steps of moves. */
    public static Schedule of(Steps drawn, List<Move> moves, Decisions decisions) {
        return new Schedule(drawn, moves, decisions);
    }

    private static Map<String, Set<String>> contexts(List<Move> moves) {
        Map<String, Set<String>> contexts = new HashMap<>();
        for (Move move : moves) {
            Set<String> down = contexts.computeIfAbsent(move.id(), k -> new TreeSet<>());
            move.units().forEach(unit -> {
                if (unit.context() != null) {
                    down.add(unit.context());
                }
            });
        }
        return contexts;
    }

    private void wave(Turn turn, List<Draft> ordered, CalendarMaker maker, StepOwners owners) {
        int number = waves.size() + 1;
        ordered.forEach(draft -> steps.add(
                draft.finish(number, owners.of(draft), maker.start(draft).orElse(null))));
        List<Draft> chain = StepSequence.longestChain(ordered);
        chain.forEach(draft -> criticalPath.add(draft.id()));
        waves.add(new Wave(
                number,
                turn.title(),
                turn.why(),
                "waves/" + String.format("%02d", number) + "-" + turn.slug(),
                ordered.stream().map(Draft::id).toList(),
                chain.stream().mapToInt(Draft::minutes).sum()));
    }

    private static Window window(Move move, int wave, List<Draft> ordered, CalendarMaker maker, Decisions decisions) {
        int down = StepSequence.downChain(ordered).stream()
                .mapToInt(Draft::downtime)
                .sum();
        return new Window(
                move.id(),
                move.title(),
                wave,
                move.units().stream().map(PlannedUnit::id).toList(),
                down,
                budget(move, decisions),
                ordered.isEmpty() ? null : maker.start(ordered.get(0)).orElse(null),
                move.reasons());
    }

    private static @Nullable Integer budget(Move move, Decisions decisions) {
        return move.units().stream()
                .map(unit -> decisions.minutesDown(unit.context(), unit.environment()))
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }

    private void variables(Steps drawn) {
        variables.put(TRY.name(), TRY);
        drawn.asked().forEach(variable -> variables.put(variable.name(), variable));
        for (Step step : steps) {
            for (String output : step.outputs()) {
                variables.putIfAbsent(
                        output, new PlanVariable(output, "Found out by: " + step.title(), "", false, null, step.id()));
            }
        }
        TreeSet<String> used = new TreeSet<>();
        steps.forEach(step -> used.addAll(step.inputs()));
        for (String name : used) {
            variables.putIfAbsent(
                    name,
                    new PlanVariable(
                            name,
                            "What no document of the account tells: see the step that uses it",
                            "",
                            false,
                            null,
                            null));
        }
    }

    /** The waves, in their order. */
    public List<Wave> waves() {
        return List.copyOf(waves);
    }

    /** The steps, in their order. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The windows, in the order of the moves. */
    public List<Window> windows() {
        return List.copyOf(windows);
    }

    /** The variables of the commands, by name. */
    public List<PlanVariable> variables() {
        return List.copyOf(variables.values());
    }

    /** When what is done. */
    public Calendar calendar() {
        return calendar;
    }

    /** The longest chain of each wave, one after the other. */
    public List<String> criticalPath() {
        return List.copyOf(criticalPath);
    }
}
