package dev.mitosis.model;

import java.util.List;
import java.util.Map;

/**
 * The content of {@code manifest.json}, written last: a snapshot without one is not complete.
 *
 * @param snapshotId the SHA-256 over the files' hashes, so that equal content has an equal id
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} or {@code aws-eusc}
 * @param startedAt ISO instant
 * @param finishedAt ISO instant
 * @param counts resources by type, sorted
 */
public record SnapshotManifest(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        String partition,
        String accountAlias,
        String startedAt,
        String finishedAt,
        List<String> regions,
        List<SnapshotFile> files,
        Map<String, Integer> counts,
        List<Coverage> coverage,
        List<Finding> findings) {

    /** One data file. */
    public record SnapshotFile(String path, String sha256, int records, long bytes) {}

    /** The coverage rows of what was asked in vain and may be asked again. */
    public List<Coverage> failed() {
        return coverage.stream().filter(row -> row.status().failed()).toList();
    }

    /** The coverage rows that stand for something that could not be read. */
    public List<Coverage> holes() {
        return coverage.stream().filter(row -> !row.status().complete()).toList();
    }
}
