package dev.mitosis.rehearse.gate;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks the emulator in the old account. It only ever talks to a loopback address, and signs nothing, because there is
 * no key to sign with: what is not an emulator would refuse it.
 */
public final class EmulatorCalls {
    private static final String ROLE = "rehearsal";
    private static final Pattern KEY = Pattern.compile("<AccessKeyId>([^<]+)</AccessKeyId>");
    private static final int OK = 200;
    private static final int REFUSED = 300;

    private final LoopbackEndpoint emulator;
    private final HttpClient client = LoopbackEndpoint.client();
    private String key;

    private EmulatorCalls(LoopbackEndpoint emulator, String account) {
        this.emulator = emulator;
        this.key = account;
    }

    /** What was answered; a refusal has the emulator's own words. */
    public record Answer(int status, String text) {
        /** Whether it was done. */
        public boolean passed() {
            return status >= OK && status < REFUSED;
        }
    }

    /**
     * Calls made by the account.
     *
     * @throws IOException where the emulator does not answer
     */
    public static EmulatorCalls in(LoopbackEndpoint emulator, String account) throws IOException {
        EmulatorCalls calls = new EmulatorCalls(emulator, account);
        Answer answer = calls.ask(
                "sts",
                "us-east-1",
                Map.of(
                        "Action",
                        "AssumeRole",
                        "Version",
                        "2011-06-15",
                        "RoleArn",
                        "arn:aws:iam::" + account + ":role/" + ROLE,
                        "RoleSessionName",
                        ROLE));
        Matcher key = KEY.matcher(answer.text());
        if (key.find()) {
            calls.key = key.group(1);
        }
        return calls;
    }

    /** Asks a service that takes its question as a form. */
    public Answer ask(String service, String region, Map<String, String> question) throws IOException {
        String form = question.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(emulator.url().resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("Authorization", authorization(service, region))
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** Puts an object, or makes a bucket, by its path. */
    public Answer put(String path, byte[] content) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(emulator.url() + path))
                .header("Authorization", authorization("s3", "us-east-1"))
                .PUT(BodyPublishers.ofByteArray(content))
                .build());
    }

    /** Gets an object by its path. */
    public Answer get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(emulator.url() + path))
                .header("Authorization", authorization("s3", "us-east-1"))
                .GET()
                .build());
    }

    private String authorization(String service, String region) {
        return "AWS4-HMAC-SHA256 Credential=" + key + "/20200101/" + region + "/" + service
                + "/aws4_request, SignedHeaders=host, Signature=none";
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            var response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
