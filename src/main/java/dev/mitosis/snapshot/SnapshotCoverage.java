package dev.mitosis.snapshot;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether a snapshot would hold a resource if it existed. */
final class SnapshotCoverage {
    private final SnapshotManifest manifest;
    private final Map<String, List<Coverage>> rows;

    private SnapshotCoverage(SnapshotManifest manifest, Map<String, List<Coverage>> rows) {
        this.manifest = manifest;
        this.rows = rows;
    }

    static SnapshotCoverage of(SnapshotManifest manifest) {
        return new SnapshotCoverage(
                manifest, manifest.coverage().stream().collect(Collectors.groupingBy(Coverage::type)));
    }

    /** Why the absence of a resource of this type and region proves nothing; empty where it does prove something. */
    Optional<String> blindness(String type, String region) {
        String when = "the snapshot of " + manifest.finishedAt();
        boolean global = region.equals(Resource.GLOBAL);
        if (!global && !manifest.regions().isEmpty() && !manifest.regions().contains(region) && !readGlobally(type)) {
            return Optional.of(when + " does not cover the region " + region);
        }
        List<Coverage> relevant = rows.getOrDefault(type, List.of()).stream()
                .filter(row -> row.region().equals(region) || row.region().equals(Resource.GLOBAL))
                .toList();
        if (listedCompletely(relevant)) {
            return Optional.empty();
        }
        return Optional.of(relevant.stream()
                .filter(row -> !row.status().complete())
                .findFirst()
                .or(() -> relevant.stream().findFirst())
                .map(row -> when + " did not read it: " + row.operation() + " "
                        + row.status().label() + (row.reason().isEmpty() ? "" : " (" + row.reason() + ")"))
                .orElse(when + " did not look for " + type));
    }

    /** A type listed by a global service, such as buckets, is seen in every region. */
    private boolean readGlobally(String type) {
        return rows.getOrDefault(type, List.of()).stream()
                .anyMatch(row -> row.region().equals(Resource.GLOBAL) && tells(row));
    }

    /** Whether a listing came to its end; one that failed in part has a row for that beside the one for the rest. */
    private static boolean listedCompletely(List<Coverage> rows) {
        Set<String> broken = rows.stream()
                .filter(row -> !row.status().complete())
                .map(Coverage::operation)
                .collect(Collectors.toSet());
        return rows.stream().anyMatch(row -> tells(row) && !broken.contains(row.operation()));
    }

    private static boolean tells(Coverage row) {
        return row.status().complete() && row.status() != CoverageStatus.NOT_ASKED;
    }
}
