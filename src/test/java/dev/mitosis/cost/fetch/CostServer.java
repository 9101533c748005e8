package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A Cost Explorer on loopback that speaks JSON 1.1 and answers from a ledger. */
public final class CostServer implements AutoCloseable {
    static {
        // The server writes head and body apart; without this each answer waits for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final CostAnswers answers;
    private final Faults faults;
    private final Random random;
    private final Map<String, Page> tokens = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    /** The rest of an answer behind a token. */
    private record Page(String request, List<ObjectNode> pages, int next) {}

    /** An error answer. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    public CostServer(Ledger ledger, Faults faults, LocalDate today, long seed) {
        this.faults = faults;
        this.answers = new CostAnswers(ledger, faults, today);
        this.random = new Random(seed);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.createContext("/", this::serve);
        http.start();
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Every request that was answered with data: the operation and its body. */
    synchronized List<String> answered() {
        return List.copyOf(requests);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
        if (target == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        JsonNode body = Json.mapper().readTree(exchange.getRequestBody());
        try {
            ObjectNode answer = answer(operation, body);
            requests.add(operation + " " + body);
            send(exchange, 200, answer);
        } catch (Refused e) {
            ObjectNode error = Json.mapper().createObjectNode();
            error.put("__type", e.code).put("message", e.getMessage());
            send(exchange, e.code.equals("InternalServerError") ? 500 : 400, error);
        }
    }

    private ObjectNode answer(String operation, JsonNode body) {
        if (random.nextInt(100) < faults.throttlePercent()) {
            throw new Refused("LimitExceededException", "You made too many calls in a short period of time.");
        }
        if (random.nextInt(100) < faults.errorPercent()) {
            throw new Refused("InternalServerError", "Something went wrong inside.");
        }
        if (faults.denied().contains(operation)) {
            throw new Refused("AccessDeniedException", "User is not authorized to perform: ce:" + operation);
        }
        JsonNode token = body.path("NextPageToken");
        if (!token.isMissingNode()) {
            return follow(token.asText(), operation, body);
        }
        List<ObjectNode> pages = operation.startsWith("GetCostAndUsage")
                ? pages(answers.history(operation, body))
                : List.of(answers.other(operation, body));
        return page(new Page(operation + body, pages, 0));
    }

    private ObjectNode follow(String token, String operation, JsonNode body) {
        Page page = tokens.remove(token);
        if (page == null || random.nextInt(100) < faults.expiryPercent()) {
            throw new Refused("InvalidNextTokenException", "The pagination token is invalid. Try again.");
        }
        JsonNode original = ((ObjectNode) body.deepCopy()).without("NextPageToken");
        if (!page.request().equals(operation + original)) {
            throw new Refused("RequestChangedException", "Your request parameters changed between pages.");
        }
        return page(page);
    }

    private ObjectNode page(Page page) {
        ObjectNode answer = page.pages().get(page.next()).deepCopy();
        if (page.next() + 1 < page.pages().size()) {
            String token = "token-" + tokens.size() + "-" + random.nextInt(1_000_000);
            tokens.put(token, new Page(page.request(), page.pages(), page.next() + 1));
            answer.put("NextPageToken", token);
        }
        return answer;
    }

    /** Cuts an answer so that a page has at most so many groups; a period may go on on the next page. */
    private List<ObjectNode> pages(ObjectNode whole) {
        List<ObjectNode> pages = new ArrayList<>();
        ArrayNode results = newPage(pages);
        int room = faults.pageSize();
        for (JsonNode period : whole.path("ResultsByTime")) {
            ObjectNode current = null;
            JsonNode groups = period.path("Groups");
            for (int i = 0; i < Math.max(1, groups.size()); i++) {
                if (room == 0) {
                    results = newPage(pages);
                    room = faults.pageSize();
                    current = null;
                }
                if (current == null) {
                    current = results.addObject();
                    current.set("TimePeriod", period.path("TimePeriod"));
                    current.set("Total", period.path("Total"));
                    current.set("Estimated", period.path("Estimated"));
                    current.putArray("Groups");
                }
                if (i < groups.size()) {
                    ((ArrayNode) current.path("Groups")).add(groups.get(i));
                }
                room--;
            }
        }
        return pages;
    }

    private static ArrayNode newPage(List<ObjectNode> pages) {
        ObjectNode page = Json.mapper().createObjectNode();
        pages.add(page);
        return page.putArray("ResultsByTime");
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
