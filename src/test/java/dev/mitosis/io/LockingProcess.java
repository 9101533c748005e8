package dev.mitosis.io;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that holds a lock until it is told to end, or killed. */
public final class LockingProcess implements AutoCloseable {
    private static final String COMMAND = "mitosis scan";

    private final Process process;

    private LockingProcess(Process process) {
        this.process = process;
    }

    /** What the process does: the lock's file is the only argument. */
    public static void main(String[] arguments) throws IOException {
        LockHolder self = new LockHolder(COMMAND, ProcessHandle.current().pid(), "elsewhere", "2026-01-15T09:00:00Z");
        try (WriteLock lock = WriteLock.take(Path.of(arguments[0]), self)) {
            System.out.println("held, " + (lock.left().isPresent() ? "left behind before" : "free before"));
            while (System.in.read() >= 0) {
                // until the end of the input
            }
        }
    }

    /** Starts one and comes back when it holds the lock. */
    public static LockingProcess holding(Path file) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            place(LockingProcess.class) + File.pathSeparator + place(WriteLock.class),
                            LockingProcess.class.getName(),
                            file.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (said == null || !said.startsWith("held")) {
                throw new IllegalStateException("the other process did not get the lock: " + said);
            }
            return new LockingProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Lets it end by itself. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await();
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
