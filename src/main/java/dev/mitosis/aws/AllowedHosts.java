package dev.mitosis.aws;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Where requests may go: to the endpoint that the user named, else to hosts of the region's partition.
 *
 * @param suffixes the ends of the partition's host names
 */
record AllowedHosts(@Nullable URI endpoint, Set<String> suffixes) {
    private static final int HTTPS = 443;

    static AllowedHosts of(@Nullable URI endpoint, String region) {
        PartitionMetadata partition = PartitionMetadata.of(Region.of(region));
        return new AllowedHosts(
                endpoint,
                Set.of(
                        "." + partition.dnsSuffix(),
                        "."
                                + partition.dnsSuffix(PartitionEndpointKey.builder()
                                        .tags(EndpointTag.DUALSTACK)
                                        .build())));
    }

    boolean admits(SdkHttpRequest request) {
        URI named = endpoint;
        if (named == null) {
            return request.protocol().equals("https")
                    && request.port() == HTTPS
                    && suffixes.stream().anyMatch(request.host()::endsWith);
        }
        URI actual = request.getUri();
        return named.getScheme().equalsIgnoreCase(actual.getScheme())
                && named.getHost().equalsIgnoreCase(actual.getHost())
                && port(named) == port(actual);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("http") ? 80 : HTTPS;
    }

    /** The path that the named endpoint itself has, without its last slash. */
    String path() {
        String path = endpoint == null || endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
