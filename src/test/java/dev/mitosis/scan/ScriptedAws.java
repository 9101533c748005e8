package dev.mitosis.scan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of the test's own that answers operations of the query and JSON protocols with what the test has written for
 * them, in turn.
 */
final class ScriptedAws implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");

    private final HttpServer server;
    private final Map<String, ConcurrentLinkedQueue<Answer>> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<String> forms = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Map.Entry<String, String>> targeted = new ConcurrentLinkedQueue<>();

    private record Answer(int status, String type, String body, String server) {}

    ScriptedAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers an operation; the last answer that was written stays for all further requests. */
    ScriptedAws on(String action, int status, String body) {
        answers.computeIfAbsent(action, key -> new ConcurrentLinkedQueue<>())
                .add(new Answer(status, type(body), body, ""));
        return this;
    }

    private static String type(String body) {
        return body.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml";
    }

    /** Answers an operation as the emulator does that gives up on it. */
    ScriptedAws giveUpOn(String action) {
        answers.computeIfAbsent(action, key -> new ConcurrentLinkedQueue<>())
                .add(new Answer(500, "text/html; charset=utf-8", "<!doctype html><title>500</title>", "Werkzeug/3.0"));
        return this;
    }

    /** Answers an operation, and forgets what was to be answered before. */
    ScriptedAws answer(String action, String body) {
        answers.remove(action);
        return on(action, 200, body);
    }

    /** Answers an operation with an error, and forgets what was to be answered before. */
    ScriptedAws failOn(String action, int status, String code) {
        answers.remove(action);
        return on(
                action,
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>no</Message></Error>"
                        + "<RequestId>r</RequestId></ErrorResponse>");
    }

    /** The operations that were asked, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The forms in which an operation was asked, in order. */
    List<String> forms(String action) {
        return forms.stream()
                .filter(form -> form.matches("(?s)(.*&)?Action=" + action + "(&.*)?"))
                .toList();
    }

    /** The bodies in which an operation of the JSON protocol was asked, in order. */
    List<String> bodies(String operation) {
        return targeted.stream()
                .filter(one -> one.getKey().equals(operation))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String action(String body) {
        Matcher action = ACTION.matcher(body);
        return action.find() ? action.group(1) : "?";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String name = target == null ? action(body) : target.substring(target.indexOf('.') + 1);
        asked.add(name);
        if (target == null) {
            forms.add(body);
        } else {
            targeted.add(Map.entry(name, body));
        }
        ConcurrentLinkedQueue<Answer> script = answers.getOrDefault(name, new ConcurrentLinkedQueue<>());
        Answer answer = script.size() > 1 ? script.poll() : script.peek();
        Answer sent = answer == null ? new Answer(501, "text/xml", "", "") : answer;
        byte[] bytes = sent.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", sent.type());
        if (!sent.server().isEmpty()) {
            exchange.getResponseHeaders().set("Server", sent.server());
        }
        exchange.sendResponseHeaders(sent.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
