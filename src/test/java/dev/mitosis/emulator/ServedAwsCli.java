package dev.mitosis.emulator;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The AWS CLI of this machine, kept read by one process that forks for each call: a rehearsal makes thousands of them,
 * and starting the AWS CLI takes longer than what it is started for. See {@code src/test/account/aws_server.py}.
 */
public final class ServedAwsCli implements AutoCloseable {
    private final Process process;
    private final Path folder;

    private ServedAwsCli(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Starts the process.
     *
     * @param folder an empty one, for the program; its path has to be short, as sockets want it
     */
    public static ServedAwsCli start(Path folder) {
        try {
            Process process = new ProcessBuilder(
                            MotoServer.python(), "src/test/account/aws_server.py", folder.toString())
                    .redirectErrorStream(true)
                    .start();
            ServedAwsCli served = new ServedAwsCli(process, folder);
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            if (!"serving".equals(line)) {
                served.close();
                throw new IllegalStateException("the AWS CLI is not served: " + line);
            }
            return served;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The search path of this machine with the served program first. */
    public String path() {
        return folder + File.pathSeparator + System.getenv("PATH");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
