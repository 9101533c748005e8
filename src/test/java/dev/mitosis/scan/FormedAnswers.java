package dev.mitosis.scan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mitosis.scan.sdk.SdkOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** A server that gives the emptiest answer that an operation's model allows, or one that is none, always with 200. */
final class FormedAnswers implements AutoCloseable {
    private final HttpServer server;

    @SuppressWarnings("NullAway.Init") // set before anything is asked
    private volatile SdkOperation operation;

    private volatile Flaw flaw = Flaw.NONE;

    /** What an answer may lack. */
    enum Flaw {
        NONE,
        NO_BODY,
        PAGE,
        BROKEN_OFF,
        OF_ANOTHER_OPERATION;

        static Set<Flaw> all() {
            return EnumSet.complementOf(EnumSet.of(NONE));
        }
    }

    FormedAnswers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What is answered from now on. */
    void answer(SdkOperation question, Flaw lacking) {
        operation = question;
        flaw = lacking;
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = body(exchange).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(HttpExchange exchange) {
        return switch (flaw) {
            case NO_BODY -> "";
            case PAGE -> "<html><body>Please log in.</body></html>";
            case NONE -> honest(exchange, operation.name(), certain(operation));
            case BROKEN_OFF -> {
                String whole = honest(
                        exchange,
                        operation.name(),
                        List.of(new Member(
                                operation.newResponse().sdkFields().get(0).unmarshallLocationName(), "[]")));
                yield whole.substring(0, whole.length() - 3);
            }
            case OF_ANOTHER_OPERATION -> honest(exchange, "ListUnicorns", List.of(new Member("Unicorns", "[]")));
        };
    }

    private record Member(String name, String json) {
        String element() {
            return "<" + name + "/>";
        }
    }

    /** What the model promises to be there. */
    private static List<Member> certain(SdkOperation operation) {
        List<SdkField<?>> fields = operation.newResponse().sdkFields();
        Stream<SdkField<?>> members = fields.stream()
                .filter(field -> field.containsTrait(PayloadTrait.class))
                .filter(field -> field.marshallingType() == MarshallingType.SDK_POJO)
                .findFirst()
                .map(field -> field.constructor().get().sdkFields().stream())
                .orElseGet(fields::stream);
        return members.filter(field -> field.location() == MarshallLocation.PAYLOAD)
                .filter(field -> field.containsTrait(RequiredTrait.class))
                .map(field -> new Member(field.unmarshallLocationName(), emptyJson(field)))
                .toList();
    }

    private static String emptyJson(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return "[]";
        }
        return type == MarshallingType.MAP || type == MarshallingType.SDK_POJO ? "{}" : "null";
    }

    private static String honest(HttpExchange exchange, String name, List<Member> members) {
        String elements = members.stream().map(Member::element).collect(Collectors.joining());
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (authorization.contains("/ec2/")) {
            return "<" + name + "Response><requestId>r</requestId>" + elements + "</" + name + "Response>";
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return "<" + name + "Response><" + name + "Result>" + elements + "</" + name
                    + "Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></" + name + "Response>";
        }
        if (authorization.matches(".*/(s3|cloudfront|route53)/.*")) {
            return "<" + name + "Output>" + elements + "</" + name + "Output>";
        }
        return members.stream()
                .map(member -> "\"" + member.name() + "\":" + member.json())
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
