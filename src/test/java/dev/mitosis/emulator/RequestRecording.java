package dev.mitosis.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an emulator was asked while it was recording, by the names of the operations. */
public record RequestRecording(Path file) {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");
    private static final Pattern RPC = Pattern.compile("/operation/([A-Za-z0-9]+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A recording in a folder. */
    public static RequestRecording in(Path folder) {
        return new RequestRecording(folder.resolve("requests.jsonl"));
    }

    /** What the emulator has to be started with. */
    public Map<String, String> environment() {
        return Map.of("MOTO_RECORDER_FILEPATH", file.toString());
    }

    /** Records from now on. */
    public void start(MotoServer server) {
        tell(server, "start-recording");
    }

    /** Records no more. */
    public void stop(MotoServer server) {
        tell(server, "stop-recording");
    }

    private static void tell(MotoServer server, String what) {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve("/moto-api/recorder/" + what))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the emulator answered " + status + " to " + what);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The operation of each request; for REST services, whose requests do not name one, the method and the URL. */
    public List<String> operations() {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(RequestRecording::operation)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String operation(String line) {
        try {
            JsonNode request = Json.mapper().readTree(line);
            String target = request.at("/headers/X-Amz-Target").asText("");
            if (!target.isEmpty()) {
                return target.substring(target.lastIndexOf('.') + 1);
            }
            String url = request.path("url").asText();
            Matcher rpc = RPC.matcher(url);
            if (rpc.find()) {
                return rpc.group(1);
            }
            Matcher action = ACTION.matcher(body(request));
            return action.find() ? action.group(1) : request.path("method").asText() + " " + url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(JsonNode request) {
        String body = request.path("body").asText("");
        return request.path("body_encoded").asBoolean()
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }
}
