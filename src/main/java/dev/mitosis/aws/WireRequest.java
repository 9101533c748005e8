package dev.mitosis.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * What a request says that AWS chooses an operation by.
 *
 * @param path raw, without the endpoint's own path
 * @param targets every value of X-Amz-Target
 * @param form the parameters of a form in the body, decoded; empty where the body is none
 * @param signings the services that the request is signed for
 */
record WireRequest(
        String method,
        String host,
        String path,
        Map<String, List<String>> query,
        List<String> targets,
        Map<String, List<String>> form,
        List<String> signings) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Headers by which some servers take another method than the request line's. */
    private static final Set<String> OTHER_METHODS =
            Set.of("x-http-method", "x-http-method-override", "x-method-override");

    static WireRequest of(SdkHttpRequest request, @Nullable ContentStreamProvider body, String below) {
        String path = request.encodedPath();
        return new WireRequest(
                renamed(request) ? "" : request.method().name(),
                request.host(),
                path.startsWith(below) ? path.substring(below.length()) : path,
                request.rawQueryParameters(),
                request.matchingHeaders("X-Amz-Target"),
                isForm(request) && body != null ? form(body) : Map.of(),
                request.matchingHeaders("Authorization").stream()
                        .map(WireRequest::signing)
                        .toList());
    }

    private static boolean renamed(SdkHttpRequest request) {
        return request.headers().keySet().stream()
                .anyMatch(name -> OTHER_METHODS.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isForm(SdkHttpRequest request) {
        return request.matchingHeaders("Content-Type").stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM));
    }

    private static Map<String, List<String>> form(ContentStreamProvider body) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String pair : text(body).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            form.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String text(ContentStreamProvider body) {
        try (InputStream in = body.newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no escape is nothing that a form of ours contains, and equals nothing that is asked for. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The service in {@code Credential=<key>/<date>/<region>/<service>/aws4_request}; empty where there is none. */
    private static String signing(String authorization) {
        int end = authorization.indexOf("/aws4_request");
        return end < 0 ? "" : authorization.substring(authorization.lastIndexOf('/', end - 1) + 1, end);
    }
}
