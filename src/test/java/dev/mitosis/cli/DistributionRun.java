package dev.mitosis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the packaged distribution as a process of its own, as a person would. */
public final class DistributionRun {
    private DistributionRun() {}

    /** Runs in a folder with these variables added to the environment. */
    public static CommandLineRun in(Path directory, Map<String, String> variables, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-jar",
                Path.of(System.getProperty("mitosis.dist"), "lib", "mitosis.jar")
                        .toString()));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile("mitosis", ".out");
            Path err = Files.createTempFile("mitosis", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
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
}
