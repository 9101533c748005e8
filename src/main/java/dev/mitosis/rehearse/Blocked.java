package dev.mitosis.rehearse;

import dev.mitosis.model.RehearsalDocument.Missing;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of a step whether it can be rehearsed: not where a step that it comes after, or one that finds out a value that
 * it needs, did not run. What a person does is done regardless, and ends such a chain; what was not made is needed all
 * the same.
 */
final class Blocked {
    private static final Set<Verb> ENDING = Set.of(Verb.WAIT, Verb.CONFIRM, Verb.DELETE);

    private final Map<String, String> makers = new HashMap<>();
    /** What steps do something to, by their ids. */
    private final Map<String, Set<String>> subjects = new HashMap<>();

    /** The step by which something was not done to a thing. */
    private final Map<String, String> undone = new HashMap<>();

    private final Map<String, RehearsedStep> reached = new HashMap<>();
    /** What steps need that does not stand. */
    private final Map<String, String> needy = new HashMap<>();

    /** What steps only wait for, confirm or delete, and what does not stand. */
    private final Map<String, String> idle = new HashMap<>();

    /** Knows of what could not be built in the emulator. */
    Blocked(List<Step> steps, List<PlanVariable> variables, Collection<Missing> missing) {
        Set<String> absent = missing.stream().map(Missing::object).collect(Collectors.toSet());
        for (Step step : steps) {
            subjects.put(
                    step.id(),
                    working(step)
                            .flatMap(effect -> effect.verb() == Verb.GRANT
                                    ? Stream.of(effect.provider())
                                    : Stream.of(effect.object(), effect.of()))
                            .flatMap(Stream::ofNullable)
                            .collect(Collectors.toSet()));
            List<Effect> ending = step.effects().stream()
                    .filter(effect -> ENDING.contains(effect.verb()))
                    .toList();
            if (!ending.isEmpty() && ending.stream().allMatch(effect -> absent.contains(effect.object()))) {
                idle.put(step.id(), ending.get(0).object());
            }
            things(step).filter(absent::contains).findFirst().ifPresent(thing -> needy.put(step.id(), thing));
        }
        for (PlanVariable variable : variables) {
            if (variable.step() != null) {
                makers.put(variable.name(), variable.step());
            }
        }
    }

    void reached(RehearsedStep step) {
        reached.put(step.id(), step);
        Set<String> things = subjects.getOrDefault(step.id(), Set.of());
        if (isSettled(step)) {
            undone.values().removeIf(step.id()::equals);
        } else {
            things.forEach(thing -> undone.putIfAbsent(thing, step.id()));
        }
    }

    /** What the step would end, and what does not stand: it can be run, but that shows nothing; empty for others. */
    Optional<String> idle(Step step) {
        return Optional.ofNullable(idle.get(step.id()))
                .map(thing -> thing + " could not be built in the emulator, so that there is nothing to end");
    }

    /** Why it cannot; empty where it can. */
    Optional<String> why(Step step) {
        String absent = needy.get(step.id());
        if (absent != null) {
            return Optional.of("it needs " + absent + ", which could not be built in the emulator");
        }
        for (String before : step.dependsOn()) {
            if (!done(before)) {
                return Optional.of("it comes after " + before + ", which is " + outcome(before));
            }
        }
        for (String thing : things(step).toList()) {
            String earlier = undone.get(thing);
            if (earlier != null && !earlier.equals(step.id())) {
                return Optional.of("it needs " + thing + " as " + earlier + " leaves it, which is " + outcome(earlier));
            }
        }
        for (String input : step.inputs()) {
            String maker = makers.get(input);
            if (maker != null && !maker.equals(step.id()) && !done(maker)) {
                return Optional.of("it needs " + input + " of " + maker + ", which is " + outcome(maker));
            }
        }
        return Optional.empty();
    }

    /** What a step changes, and needs for it. */
    private static Stream<String> things(Step step) {
        return working(step)
                .flatMap(effect -> Stream.of(effect.object(), effect.of(), effect.provider(), effect.consumer()))
                .flatMap(Stream::ofNullable);
    }

    private static Stream<Effect> working(Step step) {
        return step.effects().stream().filter(effect -> !ENDING.contains(effect.verb()));
    }

    private boolean done(String step) {
        RehearsedStep result = reached.get(step);
        return result != null && isSettled(result);
    }

    private String outcome(String step) {
        RehearsedStep result = reached.get(step);
        return result == null ? "not reached" : result.outcome().label();
    }

    /** Whether what rests on the step can go on: it is done, or it was run and had nothing to do. */
    static boolean isSettled(RehearsedStep result) {
        return result.outcome().done() || (result.outcome() == Outcome.NOT_REHEARSED && result.milliseconds() > 0);
    }
}
