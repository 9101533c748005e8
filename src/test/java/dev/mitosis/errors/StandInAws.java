package dev.mitosis.errors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An AWS on loopback that knows who asks and one region, and denies everything else unless told otherwise. */
final class StandInAws implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");
    private static final String IDENTITY = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::"
            + TestWorkspace.ACCOUNT + ":user/me</Arn><UserId>U</UserId><Account>" + TestWorkspace.ACCOUNT
            + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private static final String REGIONS =
            "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName>"
                    + "</item></regionInfo></DescribeRegionsResponse>";
    private static final String SESSION = "<GetSessionTokenResponse><GetSessionTokenResult><Credentials>"
            + "<AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
            + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></GetSessionTokenResult>"
            + "</GetSessionTokenResponse>";

    private final HttpServer server;
    private final Map<String, String> answers = new TreeMap<>(
            Map.of("GetCallerIdentity", IDENTITY, "DescribeRegions", REGIONS, "GetSessionToken", SESSION));

    private String denial = "AccessDenied";

    StandInAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers an operation with XML, or, where it is a single word, with an error of this code. */
    StandInAws with(String operation, String answer) {
        answers.put(operation, answer);
        return this;
    }

    /** Answers what it does not know with an error of this code. */
    StandInAws denying(String code) {
        denial = code;
        return this;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Matcher action = ACTION.matcher(body);
        String operation =
                target != null ? target.substring(target.indexOf('.') + 1) : action.find() ? action.group(1) : "";
        String answer = answers.getOrDefault(operation, denial);
        boolean error = answer.matches("\\w+");
        send(exchange, error ? 403 : 200, error ? error(answer, target != null) : answer);
    }

    private static String error(String code, boolean json) {
        return json
                ? "{\"__type\": \"" + code + "\", \"message\": \"no\"}"
                : "<ErrorResponse><Error><Code>" + code + "</Code><Message>no</Message></Error></ErrorResponse>";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", text.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
