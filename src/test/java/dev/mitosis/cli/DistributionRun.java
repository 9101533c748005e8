package dev.mitosis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs the packaged distribution as a process of its own, as a person would. */
public final class DistributionRun {
    private static final long LOOK_EVERY_MILLIS = 500;

    private DistributionRun() {}

    /** Runs in a folder with these variables added to the environment. */
    public static CommandLineRun in(Path directory, Map<String, String> variables, List<String> arguments) {
        try {
            Path out = Files.createTempFile("mitosis", ".out");
            Path err = Files.createTempFile("mitosis", ".err");
            ProcessBuilder builder = new ProcessBuilder(command(arguments))
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(variables);
            int exit = builder.start().waitFor();
            CommandLineRun run = new CommandLineRun(exit, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mitosis was running", e);
        }
    }

    /** Runs in a folder until the condition holds, and kills it then with all that it has started. */
    public static void until(
            BooleanSupplier condition, Path directory, Map<String, String> variables, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (condition.getAsBoolean()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mitosis was running", e);
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-jar",
                Path.of(System.getProperty("mitosis.dist"), "lib", "mitosis.jar")
                        .toString()));
        command.addAll(arguments);
        return command;
    }
}
