package dev.mitosis.model;

import java.util.List;

/**
 * The error that ended a command, as one line of JSON on standard error.
 *
 * @param code a stable id, for example {@code M-AUTH-02}
 * @param exit the exit code of the process
 * @param trace the lines of the stack trace; empty without {@code --debug}
 */
public record ErrorDocument(
        int formatVersion,
        String tool,
        String code,
        String what,
        String why,
        String fix,
        int exit,
        List<String> trace) {}
