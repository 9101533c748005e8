package dev.mitosis.check.command;

import dev.mitosis.model.plan.PlanDocument.Step;
import org.jspecify.annotations.Nullable;

/** Reads the commands of each step once for all rules, which ask one after the other. */
final class Readings {
    private @Nullable StepReading last;

    StepReading of(Step step) {
        StepReading reading = last;
        if (reading == null || !reading.step().id().equals(step.id())) {
            reading = StepReading.of(step);
            last = reading;
        }
        return reading;
    }
}
