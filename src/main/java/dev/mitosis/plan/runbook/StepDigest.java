package dev.mitosis.plan.runbook;

import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a step does, in few characters: what it changes, by which commands, or what a person has to do. Steps with the
 * same digest do the same, whenever and in whatever order.
 */
public final class StepDigest {
    private static final int LENGTH = 16;

    private StepDigest() {}

    /** The digest of a step, hexadecimal. */
    public static String of(Step step) {
        List<String> checklist = step.manual() ? step.preconditions() : List.of();
        return Hashes.ofText(Json.line(Stream.of(step.effects(), step.commands(), step.validation(), checklist)
                        .toList()))
                .substring(0, LENGTH);
    }
}
