package dev.mitosis.model;

import java.util.List;
import java.util.Map;

/**
 * The content of {@code check.json}: the second opinion on a plan.
 *
 * @param passed whether every invariant holds
 * @param simulatedSteps how many steps the simulation ran through
 */
public record CheckDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        boolean passed,
        int simulatedSteps,
        List<Invariant> invariants) {

    /**
     * Something that must hold in every state of the plan.
     *
     * @param id stable, for example {@code no-consumer-without-provider}
     * @param examined how many cases were looked at
     */
    public record Invariant(String id, String title, boolean holds, int examined, List<Violation> violations) {}

    /**
     * A state in which an invariant does not hold.
     *
     * @param step the id of the step that breaks it; empty where no single step does
     */
    public record Violation(String step, List<String> resources, String text, String fix) {}

    /** The same document with the hashes of the files it was made from. */
    public CheckDocument withInputs(Map<String, String> inputs) {
        return new CheckDocument(formatVersion, tool, account, snapshotId, inputs, passed, simulatedSteps, invariants);
    }
}
