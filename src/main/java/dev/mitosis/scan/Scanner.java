package dev.mitosis.scan;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads an account through the SDK and leaves a snapshot. */
public final class Scanner {
    /** Every operation a scan may call, for {@link AwsClients#open}; all are reads. */
    public static Set<String> operations() {
        return Set.of();
    }

    /**
     * Scans. What cannot be read is in the coverage of the result and never an exception, except that nothing at all
     * can be read.
     *
     * @throws dev.mitosis.model.MitosisException where credentials, endpoint, region or folder are no good
     */
    public ScanResult scan(ScanRequest request) {
        Instant started = request.clock().instant();
        AwsClients clients = request.clients();
        CallerIdentity identity = clients.identity();
        List<String> regions = clients.regions();
        SnapshotWriter writer = SnapshotWriter.begin(request.directory());
        SnapshotManifest manifest = writer.finish(new SnapshotSummary(
                identity.account().value(),
                identity.partition(),
                identity.alias(),
                started,
                request.clock().instant(),
                regions,
                List.of(),
                List.of()));
        return new ScanResult(request.directory(), manifest, clients.ledger().lines());
    }
}
