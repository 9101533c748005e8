package dev.mitosis.rehearse;

import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of a step whether it can be rehearsed: not where a step that it comes after, or one that finds out a value that
 * it needs, did not run. What a person does is done regardless, and ends such a chain.
 */
final class Blocked {
    private final Map<String, String> makers = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();

    Blocked(PlanDocument plan) {
        for (PlanVariable variable : plan.variables()) {
            if (variable.step() != null) {
                makers.put(variable.name(), variable.step());
            }
        }
    }

    void reached(String step, Outcome outcome) {
        outcomes.put(step, outcome);
    }

    /** Why it cannot; empty where it can. */
    Optional<String> why(Step step) {
        for (String before : step.dependsOn()) {
            if (!done(before)) {
                return Optional.of("it comes after " + before + ", which is " + outcome(before));
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

    private boolean done(String step) {
        Outcome outcome = outcomes.get(step);
        return outcome != null && outcome.done();
    }

    private String outcome(String step) {
        Outcome outcome = outcomes.get(step);
        return outcome == null ? "not reached" : outcome.label();
    }
}
