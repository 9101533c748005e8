package dev.mitosis.scan;

import dev.mitosis.aws.AwsClients;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What to scan.
 *
 * @param clients an open connection whose guard allows {@link Scanner#operations()}; closed by the caller
 * @param directory where the snapshot goes; a snapshot that is there is replaced when the new one is complete
 * @param start whether a former scan goes on: what it has been answered is not asked again
 * @param clock tells when the scan started and ended
 */
public record ScanRequest(
        AwsClients clients, Path directory, ScanScope scope, ScanStart start, Clock clock, ScanListener listener) {

    /** A scan from the beginning. */
    public ScanRequest(AwsClients clients, Path directory, ScanScope scope, Clock clock, ScanListener listener) {
        this(clients, directory, scope, ScanStart.ANEW, clock, listener);
    }

    /** A scan of the whole account from the beginning. */
    public static ScanRequest everything(AwsClients clients, Path directory, Clock clock, ScanListener listener) {
        return new ScanRequest(clients, directory, ScanScope.EVERYTHING, ScanStart.ANEW, clock, listener);
    }
}
