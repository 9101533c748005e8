package dev.mitosis.cli;

import dev.mitosis.cli.command.CliEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** A defect in what a command is given: its clock tells no time. */
public final class BrokenClock extends Clock {
    private BrokenClock() {}

    /** Runs a command with it. */
    public static CommandLineRun run(Path directory, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine(
                        command -> true,
                        new CliEnvironment(Map.of(), false, directory, new BrokenClock()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true))
                .execute(words);
        return new CommandLineRun(exit, out.toString(), err.toString());
    }

    @Override
    public Instant instant() {
        throw new IllegalStateException("the clock has stopped");
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
