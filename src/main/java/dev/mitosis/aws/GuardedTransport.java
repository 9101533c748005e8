package dev.mitosis.aws;

import dev.mitosis.model.MitosisException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The last thing before the wire: sends a finished request only where it is one of the declared reads, addressed to
 * AWS. No interceptor, plugin or override can change a request after this.
 */
final class GuardedTransport implements SdkHttpClient {
    private final SdkHttpClient http;
    private final WireGuard guard;

    GuardedTransport(SdkHttpClient http, WireGuard guard) {
        this.http = http;
        this.guard = guard;
    }

    /** @throws MitosisException M-GUARD-02 or M-GUARD-04; nothing is sent */
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        guard.operation(request.httpRequest(), request.contentStreamProvider().orElse(null));
        return http.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    /** The pool is shared by all clients and closed by its maker. */
    @Override
    public void close() {}
}
