package dev.mitosis.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An AWS emulator of the test's own: a {@code moto_server} process on a free loopback port, stopped at {@link #close}.
 *
 * <p>Its request log, one line of method and path for each request, is in {@link #log}.
 */
public final class MotoServer implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Duration START = Duration.ofMinutes(4);
    private static final String STATE = "/moto-api/data.json";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path log;

    private MotoServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts one; skips the test with a visible reason where it is not installed. */
    public static MotoServer start() {
        return start(Map.of());
    }

    /** Starts one with further environment variables. */
    public static MotoServer start(Map<String, String> variables) {
        return start(List.of("moto_server"), variables);
    }

    /** Starts one that tells the {@link #state} of all that it holds, and that enforces long policies fast. */
    public static MotoServer startExtended() {
        return start(List.of(python(), "src/test/account/emulator.py"), Map.of());
    }

    /** The same with a layer in front that answers what the emulator lacks, for the whole of a plan to run. */
    public static MotoServer startLayered() {
        return start(List.of(python(), "src/test/account/layered.py"), Map.of());
    }

    static String python() {
        return System.getenv().getOrDefault("PYTHON", "python3");
    }

    private static MotoServer start(List<String> program, Map<String, String> variables) {
        RequiredTool.require("moto_server");
        for (int attempt = 1; ; attempt++) {
            MotoServer server = launch(program, variables);
            if (server.answersAsOwn()) {
                return server;
            }
            server.close();
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("moto_server did not start: " + server.output());
            }
        }
    }

    private static MotoServer launch(List<String> program, Map<String, String> variables) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of("-H", "127.0.0.1", "-p", String.valueOf(port)));
            Path log = Files.createTempFile("moto", ".log");
            log.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            // Without it the emulator lists a thousand public snapshots as the account's own.
            builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
            builder.environment().putAll(variables);
            return new MotoServer(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its own process must be alive after the port has answered: otherwise somebody else has taken the port. */
    private boolean answersAsOwn() {
        long deadline = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (get(STATE) && process.isAlive() && output().contains("Running on")) {
                return true;
            }
            waitForExit(Duration.ofMillis(50));
        }
        return false;
    }

    private boolean get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(endpoint().resolve(path)).GET().build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Everything that it holds, as JSON; see {@code src/test/account/emulator.py}. */
    public String state() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(endpoint().resolve(STATE)).GET().build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the emulator told its state", e);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where it writes what it was asked. */
    public Path log() {
        return log;
    }

    /** Everything that it has written so far. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Credentials that the emulator accepts, and no configuration files of the machine. */
    public static Map<String, String> credentials() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", "testing",
                "AWS_SECRET_ACCESS_KEY", "testing",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    }

    private boolean waitForExit(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops the process and whatever it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!waitForExit(Duration.ofSeconds(5))) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            waitForExit(Duration.ofSeconds(5));
        }
    }
}
