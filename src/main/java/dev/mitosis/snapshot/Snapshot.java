package dev.mitosis.snapshot;

import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import java.util.stream.Stream;

/** What a scan saw. Resources are streamed, so that a snapshot may be larger than memory. */
public interface Snapshot {
    SnapshotManifest manifest();

    /**
     * Every resource once, in a stable order (file by file, each sorted by ARN). Each call reads anew; the caller
     * closes the stream.
     */
    Stream<Resource> resources();
}
