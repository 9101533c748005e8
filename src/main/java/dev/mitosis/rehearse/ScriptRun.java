package dev.mitosis.rehearse;

import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A script that was run to its end.
 *
 * @param exit its exit code; 124 where it was ended because it took too long
 * @param said all that it printed
 */
record ScriptRun(int exit, String said, Duration took) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int TOO_LONG = 124;
    /** What a shell says of SIGINT, SIGKILL and SIGTERM. */
    private static final Set<Integer> SIGNALS = Set.of(130, 137, 143);

    /**
     * Runs a program by bash.
     *
     * @param folder the current folder
     * @param log the file that keeps what it prints
     * @throws IOException where bash is not there
     */
    static ScriptRun of(List<String> words, Path folder, Path log, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        int exit = exit(process);
        return new ScriptRun(exit, text(log), Duration.ofNanos(System.nanoTime() - start));
    }

    private static int exit(Process process) {
        try {
            if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        return TOO_LONG;
    }

    private static String text(Path log) throws IOException {
        try (InputStream in = InputFile.open(log, Bounds.HANDWRITTEN_BYTES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether it was ended from outside, so that nothing can be said of it. */
    boolean killed() {
        return SIGNALS.contains(exit);
    }

    boolean passed() {
        return exit == 0;
    }
}
