package dev.mitosis.cli;

import dev.mitosis.model.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the {@code mitosis} command. */
@Command(name = "mitosis", description = "Plans the split of one AWS account into many.")
public final class Main implements Runnable {
    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
        System.exit(ExitCode.USAGE.code());
    }
}
