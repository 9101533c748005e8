package dev.mitosis.check.command;

import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step with what its commands are.
 *
 * @param undo that of its way back; empty where it has none
 */
record StepReading(Step step, StepScript commands, StepScript validation, StepScript undo) {
    static StepReading of(Step step) {
        return new StepReading(
                step,
                StepScript.of(step.commands()),
                StepScript.of(step.validation()),
                StepScript.of(step.undo() == null ? List.of() : step.undo().commands()));
    }

    /** Everything that it may run. */
    Stream<Run> all() {
        return Stream.of(commands, validation, undo).flatMap(script -> script.commands().stream());
    }
}
