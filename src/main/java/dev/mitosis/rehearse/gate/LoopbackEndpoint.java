package dev.mitosis.rehearse.gate;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an emulator listens on this machine. A name is looked up once, and from then on its address counts, so that no
 * later answer of a name server leads away.
 *
 * @param address a loopback address
 */
public record LoopbackEndpoint(InetAddress address, int port) {
    private static final int HTTP = 80;
    private static final Set<String> NO_PATH = Set.of("", "/");

    public LoopbackEndpoint {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(address + " is no loopback address");
        }
    }

    /** How a host name becomes addresses. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * The endpoint that a URL names.
     *
     * @throws MitosisException M-REHEARSE-01 where it is anything but plain HTTP to a loopback address
     */
    public static LoopbackEndpoint of(URI url) {
        return of(url, InetAddress::getAllByName);
    }

    static LoopbackEndpoint of(URI url, Lookup lookup) {
        String host = url.getHost();
        if (!"http".equalsIgnoreCase(url.getScheme()) || host == null) {
            throw refused(url, "it is not http://host:port");
        }
        if (url.getRawUserInfo() != null
                || !NO_PATH.contains(url.getRawPath())
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw refused(url, "it says more than a host and a port");
        }
        try {
            InetAddress[] found = lookup.of(host);
            if (found.length == 0 || !Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)) {
                throw refused(url, host + " leads to " + addresses(found) + ", which is not only this machine");
            }
            return new LoopbackEndpoint(found[0], url.getPort() < 0 ? HTTP : url.getPort());
        } catch (UnknownHostException e) {
            throw refused(url, "nobody knows the host " + host);
        }
    }

    private static String addresses(InetAddress[] found) {
        return Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    private static MitosisException refused(URI url, String why) {
        return new MitosisException(
                "M-REHEARSE-01",
                "a plan is not rehearsed on " + url,
                why + "; a rehearsal makes and deletes things, so that it only talks to an emulator on this machine",
                "start an emulator here and name it: --endpoint-url http://127.0.0.1:PORT",
                ExitCode.USAGE);
    }

    /** A client that follows no answer elsewhere, and goes over no proxy. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /** Its URL, with the address instead of a name. */
    public URI url() {
        return URI.create("http://" + authority());
    }

    String authority() {
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** Whether a redirect stays with this endpoint. */
    boolean keeps(@Nullable String location) {
        if (location == null) {
            return true;
        }
        try {
            URI target = url().resolve(location);
            return target.getRawAuthority() != null
                    && target.getRawAuthority().equals(authority())
                    && "http".equalsIgnoreCase(target.getScheme());
        } catch (IllegalArgumentException e) {
            return false; // what is no address leads nowhere that is known
        }
    }
}
