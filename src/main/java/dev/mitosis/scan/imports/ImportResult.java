package dev.mitosis.scan.imports;

import dev.mitosis.model.SnapshotManifest;
import java.nio.file.Path;
import java.util.List;

/**
 * What an import brought in.
 *
 * @param directory where the snapshot is
 * @param unreadable what could not be taken over, in the order of the files
 */
public record ImportResult(Path directory, SnapshotManifest manifest, List<Unreadable> unreadable) {
    public ImportResult {
        unreadable = List.copyOf(unreadable);
    }

    /** Whether nothing is missing of what the files name. */
    public boolean complete() {
        return unreadable.isEmpty() && manifest.holes().isEmpty();
    }
}
