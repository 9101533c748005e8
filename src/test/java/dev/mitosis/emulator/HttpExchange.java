package dev.mitosis.emulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP message, as much of it as a proxy has to understand.
 *
 * @param start the request or status line
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpExchange(String start, Map<String, String> headers, byte[] body) {
    /** Reads a message; empty where the other side closed before it began. */
    static Optional<HttpExchange> read(InputStream in) throws IOException {
        Optional<String> start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = required(in); !line.isEmpty(); line = required(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return Optional.of(new HttpExchange(start.get(), headers, body(in, start.get(), headers)));
    }

    private static byte[] body(InputStream in, String start, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            throw new IOException("chunked messages are not expected here: " + start);
        }
        String length = headers.get("content-length");
        if (length != null) {
            byte[] body = in.readNBytes(Integer.parseInt(length));
            if (body.length < Integer.parseInt(length)) {
                throw new EOFException(start);
            }
            return body;
        }
        return start.startsWith("HTTP/") ? in.readAllBytes() : new byte[0];
    }

    private static String required(InputStream in) throws IOException {
        return line(in).orElseThrow(EOFException::new);
    }

    private static Optional<String> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.ISO_8859_1));
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The service that the request is signed for, for example {@code ec2}; empty for unsigned ones. */
    String signedFor() {
        String[] scope = header("authorization").split("/", -1);
        return scope.length > 3 ? scope[3] : "";
    }

    /** What tells one question from another: everything but signature and date. */
    String question() {
        return start + "\n" + header("x-amz-target") + "\n" + region() + "\n"
                + new String(body, StandardCharsets.ISO_8859_1);
    }

    private String region() {
        String[] scope = header("authorization").split("/", -1);
        return scope.length > 2 ? scope[2] : "";
    }

    /** The message as it goes over the wire, with another start line and a connection header of the proxy's own. */
    byte[] bytes(String startLine, String connection) {
        StringBuilder head = new StringBuilder(startLine).append("\r\n");
        headers.forEach((name, value) -> {
            if (!name.equals("connection") && !name.equals("content-length") && !name.equals("expect")) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        head.append("connection: ").append(connection).append("\r\n");
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        byte[] top = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[top.length + body.length];
        System.arraycopy(top, 0, all, 0, top.length);
        System.arraycopy(body, 0, all, top.length, body.length);
        return all;
    }
}
