package dev.mitosis.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kitchen-sink account of {@code src/test/account}, provisioned on an emulator of its own. */
public record TestAccount(MotoServer server, Truth truth) implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/test/account/kitchen_sink.py");

    private static @Nullable TestAccount shared;

    /** The account for all tests of a process that only read from it; its emulator is stopped when the process ends. */
    public static synchronized TestAccount shared() {
        if (shared == null) {
            TestAccount account = provision();
            Runtime.getRuntime().addShutdownHook(new Thread(account::close));
            shared = account;
        }
        return shared;
    }

    /** Starts an emulator and provisions the account on it. */
    public static TestAccount provision() {
        MotoServer server = MotoServer.start();
        try {
            return new TestAccount(server, provision(server.endpoint()));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Provisions the account on a fresh emulator. */
    public static Truth provision(URI endpoint) {
        try {
            Path truth = Files.createTempFile("truth", ".json");
            truth.toFile().deleteOnExit();
            Path output = Files.createTempFile("provision", ".log");
            output.toFile().deleteOnExit();
            String python = System.getenv().getOrDefault("PYTHON", "python3");
            Process process = new ProcessBuilder(List.of(
                            python,
                            SCRIPT.toString(),
                            "--endpoint-url",
                            endpoint.toString(),
                            "--truth",
                            truth.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("provisioning failed: " + Files.readString(output));
            }
            return Truth.read(truth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while provisioning", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
