package dev.mitosis.cli.command;

import java.io.Serial;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command was called that does nothing without one of those below it. */
public final class CommandMissingException extends ParameterException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Names the command that was called alone. */
    public CommandMissingException(CommandLine alone) {
        super(alone, "a command is missing");
    }
}
