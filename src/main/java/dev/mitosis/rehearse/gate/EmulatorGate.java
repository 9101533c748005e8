package dev.mitosis.rehearse.gate;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands between the scripts and the emulator on a loopback port of its own: passes each call on, notes what was asked
 * and answered, and stops what would lead elsewhere. Calls go through one after the other.
 *
 * <p>It is the scripts' proxy for plain HTTP, too: some services put the account before the host of the endpoint, which
 * no name server knows, so that only a proxy can take such calls.
 */
public final class EmulatorGate implements AutoCloseable {
    /** The header by which something in front of the emulator says that it answered itself. */
    public static final String ADDED = "x-mitosis-added";

    private static final int REDIRECTS = 3;
    private static final int HUNDRED = 100;
    private static final int BAD_GATEWAY = 502;
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final LoopbackEndpoint emulator;
    private final HttpServer server;
    private final HttpClient client;
    private final UnimplementedAnswers unimplemented = UnimplementedAnswers.load();
    private final List<EmulatorCall> calls = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();

    private EmulatorGate(LoopbackEndpoint emulator, HttpServer server) {
        this.emulator = emulator;
        this.server = server;
        this.client = LoopbackEndpoint.client();
    }

    /** Opens one on a free port. */
    public static EmulatorGate open(LoopbackEndpoint emulator) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            EmulatorGate gate = new EmulatorGate(emulator, server);
            server.createContext("/", gate::pass);
            server.start();
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where scripts find the emulator. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was called since the last time that this was asked. */
    public List<EmulatorCall> taken() {
        synchronized (calls) {
            List<EmulatorCall> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }
    }

    /** The hosts that it was asked for as a proxy and that are not the emulator, since the last time. */
    public List<String> outside() {
        synchronized (calls) {
            List<String> taken = List.copyOf(outside);
            outside.clear();
            return taken;
        }
    }

    private boolean leadsOut(URI asked) {
        String host = asked.getRawAuthority();
        return host != null
                && Stream.of(url().getRawAuthority(), emulator.authority())
                        .noneMatch(own -> host.equals(own) || host.endsWith("." + own));
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            OperationName name = name(exchange, body);
            URI asked = exchange.getRequestURI();
            if (leadsOut(asked)) {
                synchronized (calls) {
                    outside.add(asked.getRawAuthority() + asked.getRawPath());
                }
                stop(exchange, name, "only the emulator can be reached, not " + asked.getRawAuthority());
                return;
            }
            try {
                HttpResponse<byte[]> answer =
                        client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
                String location = answer.headers().firstValue("location").orElse(null);
                if (answer.statusCode() / HUNDRED == REDIRECTS && !emulator.keeps(location)) {
                    stop(exchange, name, "the emulator would send this call to " + location);
                } else {
                    note(name, answer);
                    reply(exchange, answer);
                }
            } catch (IOException e) {
                String why =
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
                stop(exchange, name, "the emulator does not answer: " + why);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop(exchange, name, "the rehearsal was interrupted");
            }
        }
    }

    private static OperationName name(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        return OperationName.of(
                headers.getFirst("Authorization"),
                headers.getFirst("X-Amz-Target"),
                body,
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.url() + asked.getRawPath() + query))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void note(OperationName name, HttpResponse<byte[]> answer) {
        String server = answer.headers().firstValue("server").orElse("");
        note(new EmulatorCall(
                name.service(),
                name.operation(),
                answer.statusCode(),
                unimplemented.include(answer.statusCode(), server, answer.body()),
                answer.headers().firstValue(ADDED).isPresent()));
    }

    private void note(EmulatorCall call) {
        synchronized (calls) {
            calls.add(call);
        }
    }

    private static void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!OF_THE_CONNECTION.contains(plain) || (head && plain.equals("content-length"))) {
                headers.put(name, values);
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void stop(HttpExchange exchange, OperationName name, String why) throws IOException {
        note(new EmulatorCall(name.service(), name.operation(), BAD_GATEWAY, false, false));
        byte[] body = ("mitosis rehearse: " + why + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(BAD_GATEWAY, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
