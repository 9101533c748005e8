package dev.mitosis.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that notes what arrives and answers all with the same status. */
final class RecordingServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final int status;
    private final String location;

    private RecordingServer(int status, String location) throws IOException {
        this.status = status;
        this.location = location;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static RecordingServer refusing() throws IOException {
        return new RecordingServer(400, "");
    }

    static RecordingServer redirecting(int status, URI target) throws IOException {
        return new RecordingServer(status, target.toString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
        }
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> arrived() {
        return List.copyOf(arrived);
    }

    /** What the requests held, in the order of {@link #arrived}. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
