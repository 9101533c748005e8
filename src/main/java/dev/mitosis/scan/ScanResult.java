package dev.mitosis.scan;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.SnapshotManifest;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scan brought home.
 *
 * @param directory where the snapshot is
 * @param ledger every operation with its calls, throttles and milliseconds
 */
public record ScanResult(Path directory, SnapshotManifest manifest, List<CallLedger.Line> ledger) {
    /** The coverage rows of what was asked in vain and may be asked again. */
    public List<Coverage> failed() {
        return manifest.failed();
    }

    /** The coverage rows that stand for something that could not be read. */
    public List<Coverage> holes() {
        return manifest.holes();
    }

    /** Whether nothing is missing. */
    public boolean complete() {
        return holes().isEmpty();
    }
}
