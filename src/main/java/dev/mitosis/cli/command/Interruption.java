package dev.mitosis.cli.command;

import java.io.PrintWriter;

/** Tells somebody who presses Ctrl-C that nothing is lost and how to go on; the process then ends with code 130. */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** From now until it is closed, an interruption prints the command that goes on. */
    public static Interruption announce(PrintWriter err, String command) {
        Thread hook = new Thread(
                () -> {
                    err.println();
                    err.println("mitosis: interrupted; everything that was answered is saved");
                    err.println("  resume with: " + command);
                    err.flush();
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
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
