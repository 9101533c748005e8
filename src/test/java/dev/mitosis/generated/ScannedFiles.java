package dev.mitosis.generated;

import dev.mitosis.generated.ground.RecordTemplate;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes generated resources to the files that a scan would have put them into. */
final class ScannedFiles {
    private ScannedFiles() {}

    static SnapshotManifest write(List<Resource> resources, Path folder) {
        SnapshotWriter writer = SnapshotWriter.begin(folder);
        Map<String, List<Resource>> files = resources.stream()
                .collect(Collectors.groupingBy(
                        resource -> resource.region() + " "
                                + RecordTemplate.of(resource.type()).file(),
                        TreeMap::new,
                        Collectors.toList()));
        files.forEach((file, members) -> {
            String[] parts = file.split("[ .]", 3);
            writer.write(parts[0], parts[1], parts[2], members);
        });
        List<String> regions = List.copyOf(resources.stream()
                .map(Resource::region)
                .filter(region -> !region.equals(Resource.GLOBAL))
                .collect(Collectors.toCollection(TreeSet::new)));
        return writer.finish(new SnapshotSummary(
                GeneratedAccount.ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, regions, List.of(), List.of()));
    }
}
