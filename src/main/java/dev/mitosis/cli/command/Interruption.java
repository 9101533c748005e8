package dev.mitosis.cli.command;

import dev.mitosis.cli.output.ErrorMessage;
import dev.mitosis.cli.output.Terminal;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;

/** Tells somebody who presses Ctrl-C that nothing is lost and how to go on; the process then ends with code 130. */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** From now until it is closed, an interruption prints the command that goes on. */
    static Interruption announce(Terminal err, boolean json, String again) {
        Thread hook = new Thread(
                () -> {
                    if (!json) {
                        err.println();
                    }
                    new ErrorMessage(interrupted(again), null).print(err, json);
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    private static MitosisException interrupted(String again) {
        return new MitosisException(
                "M-INTERRUPT-01",
                "interrupted; everything that was answered is saved",
                "the process was asked to end",
                "resume with: " + again,
                ExitCode.INTERRUPTED);
    }

    /** The work has ended by itself: there is nothing to resume. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and the notice is on the screen; what is printed after it would confuse.
            Thread.currentThread().interrupt();
        }
    }
}
