package dev.mitosis.rehearse;

import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.rehearse.gate.EmulatorCall;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is said of a script that was run.
 *
 * @param reason empty where it ran
 */
record Judgement(Outcome outcome, String reason) {
    /** How a script ends that leaves the rest to a person: {@code by_person} of the runbooks. */
    private static final int BY_PERSON = 75;

    /** This tool goes on where it is refused: what it ends with is its own verdict. */
    private static final Pattern OWN = Pattern.compile("(\\w+ )?mitosis ");

    /**
     * Judges a script that should have passed.
     *
     * @param command the one that failed; empty where none did, or nobody can tell
     * @param calls what the emulator was asked meanwhile
     * @param outside where it wanted to go that is not the emulator
     */
    static Judgement of(ScriptRun run, String command, List<EmulatorCall> calls, List<String> outside) {
        if (!outside.isEmpty()) {
            return new Judgement(Outcome.FAILED, "it wanted to go past the emulator, to " + String.join(", ", outside));
        }
        if (run.passed()) {
            return new Judgement(Outcome.RAN, "");
        }
        if (run.exit() == BY_PERSON) {
            return new Judgement(Outcome.MANUAL, "it says that a person does the rest");
        }
        return lacks(calls) && !OWN.matcher(command).lookingAt()
                ? new Judgement(Outcome.EMULATOR_LACKS, "the emulator lacks " + last(calls))
                : new Judgement(Outcome.FAILED, "its script ended with " + run.exit());
    }

    /** Whether nothing failed. */
    boolean passed() {
        return outcome.done();
    }

    /** Only where the last refusal was for an operation that it does not implement: any other is an answer. */
    private static boolean lacks(List<EmulatorCall> calls) {
        return calls.stream()
                .filter(EmulatorCall::refused)
                .reduce((first, second) -> second)
                .filter(EmulatorCall::lacking)
                .isPresent();
    }

    private static String last(List<EmulatorCall> calls) {
        return calls.stream()
                .filter(EmulatorCall::lacking)
                .map(EmulatorCall::name)
                .reduce((first, second) -> second)
                .orElse("");
    }
}
