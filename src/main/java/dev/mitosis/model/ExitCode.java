package dev.mitosis.model;

/** The exit codes of every command; never renumbered. */
public enum ExitCode {
    DONE(0, "done"),
    INTERNAL(1, "internal error"),
    USAGE(2, "wrong usage"),
    FINDINGS(3, "findings at or above --fail-on, drift that status found, or conflicts that review left"),
    INCOMPLETE(4, "incomplete: something could not be read; the list is in the output"),
    CREDENTIALS(5, "no or bad credentials"),
    INVALID_INPUT(6, "a configuration or input file is invalid"),
    INFEASIBLE(7, "the plan is infeasible, or fails its check or rehearsal"),
    STALE(8, "an input is older than what it was made from"),
    BUSY(9, "another command is writing in the workspace"),
    INTERRUPTED(130, "interrupted; state is saved and the resume command printed");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
