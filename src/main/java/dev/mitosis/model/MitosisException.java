package dev.mitosis.model;

import org.jspecify.annotations.Nullable;

/**
 * An error that a person can act on: what happened, why, how to fix it, and the exit code it leads to. Its message is
 * what happened and why.
 */
public final class MitosisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String what;
    private final String why;
    private final String fix;
    private final ExitCode exit;

    /**
     * Makes an error.
     *
     * @param code a stable id, {@code M-<AREA>-<number>}, for example {@code M-AUTH-02}
     */
    public MitosisException(String code, String what, String why, String fix, ExitCode exit) {
        this(code, what, why, fix, exit, null);
    }

    /** Makes an error that keeps its cause for {@code --debug}. */
    public MitosisException(
            String code, String what, String why, String fix, ExitCode exit, @Nullable Throwable cause) {
        super(what + ": " + why, cause);
        this.code = code;
        this.what = what;
        this.why = why;
        this.fix = fix;
        this.exit = exit;
    }

    public String code() {
        return code;
    }

    public String what() {
        return what;
    }

    public String why() {
        return why;
    }

    public String fix() {
        return fix;
    }

    public ExitCode exit() {
        return exit;
    }
}
