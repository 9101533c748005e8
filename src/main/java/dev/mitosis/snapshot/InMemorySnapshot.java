package dev.mitosis.snapshot;

import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot that never was on disk: made by importers and tests. */
public final class InMemorySnapshot implements Snapshot {
    private final List<Resource> resources;
    private final SnapshotManifest manifest;

    /** Sorts the resources by ARN and derives the manifest from them. */
    public InMemorySnapshot(String account, List<Resource> resources) {
        this.resources =
                resources.stream().sorted(Comparator.comparing(Resource::arn)).toList();
        this.manifest = describe(account, this.resources);
    }

    private static SnapshotManifest describe(String account, List<Resource> sorted) {
        Map<String, Integer> counts =
                sorted.stream().collect(Collectors.toMap(Resource::type, r -> 1, Integer::sum, TreeMap::new));
        List<String> regions = List.copyOf(sorted.stream()
                .map(Resource::region)
                .filter(region -> !region.equals(Resource.GLOBAL))
                .collect(Collectors.toCollection(TreeSet::new)));
        String id = Hashes.ofText(sorted.stream().map(Json::line).collect(Collectors.joining("\n")));
        return new SnapshotManifest(
                Json.FORMAT_VERSION,
                Json.TOOL,
                account,
                id,
                "aws",
                "",
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                regions,
                List.of(),
                counts,
                List.of(),
                List.of());
    }

    @Override
    public SnapshotManifest manifest() {
        return manifest;
    }

    @Override
    public Stream<Resource> resources() {
        return resources.stream();
    }
}
