package dev.mitosis.scan;

import dev.mitosis.aws.AwsClients;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * What to scan.
 *
 * @param clients an open connection whose guard allows {@link Scanner#operations()}; closed by the caller
 * @param directory where the snapshot goes; a snapshot that is there is replaced when the new one is complete
 * @param services the services to read by their AWS CLI names; empty means all
 * @param resume whether an interrupted scan goes on: what it has been answered is not asked again
 * @param clock tells when the scan started and ended
 */
public record ScanRequest(
        AwsClients clients, Path directory, Set<String> services, boolean resume, Clock clock, ScanListener listener) {
    public ScanRequest {
        services = Set.copyOf(services);
    }

    /** A scan from the beginning. */
    public ScanRequest(AwsClients clients, Path directory, Set<String> services, Clock clock, ScanListener listener) {
        this(clients, directory, services, false, clock, listener);
    }

    /** A request for all services. */
    public static ScanRequest everything(AwsClients clients, Path directory, Clock clock, ScanListener listener) {
        return new ScanRequest(clients, directory, Set.of(), false, clock, listener);
    }
}
