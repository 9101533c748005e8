package dev.mitosis.rehearse.gate;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request asks for, as far as the protocols of AWS tell it. */
record OperationName(String service, String operation) {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/,]*/[^/,]*/[^/,]*/([a-z0-9-]+)/aws4_request");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");

    /**
     * Reads it from the parts of a request.
     *
     * @param line method and path
     */
    static OperationName of(@Nullable String authorization, @Nullable String target, byte[] body, String line) {
        Matcher scope = SCOPE.matcher(authorization == null ? "" : authorization);
        String service = scope.find() ? scope.group(1) : "";
        if (target != null) {
            return new OperationName(service, target.substring(target.lastIndexOf('.') + 1));
        }
        Matcher action = ACTION.matcher(new String(body, StandardCharsets.ISO_8859_1));
        return new OperationName(service, action.find() ? action.group(1) : line);
    }
}
