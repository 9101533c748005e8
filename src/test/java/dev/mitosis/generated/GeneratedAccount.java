package dev.mitosis.generated;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Ground.Link;
import dev.mitosis.generated.ground.RecordTemplate;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An account and what is true of it.
 *
 * @param facts one for each resource
 * @param links the dependencies that were put in
 */
public record GeneratedAccount(
        AccountShape shape, long seed, List<Resource> resources, List<Fact> facts, List<Link> links) {
    /** The account of every generated snapshot. */
    public static final String ACCOUNT = "123456789012";

    /** What a scan would have seen. */
    public InMemorySnapshot snapshot() {
        return new InMemorySnapshot(ACCOUNT, resources);
    }

    /** The product's own graph of it. */
    public GraphDocument graph() {
        return new GraphBuilder().build(new GraphRequest(snapshot(), Map.of())).document();
    }

    /** The product's own partition of it, without a decision. */
    public PartitionDocument partition(GraphDocument graph) {
        return new Partitioner().partition(new PartitionRequest(snapshot(), graph, Decisions.none(), Map.of()));
    }

    /** Writes the snapshot to a folder, as a scan does. */
    public SnapshotManifest write(Path folder) {
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
        return writer.finish(
                new SnapshotSummary(ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, regions, List.of(), List.of()));
    }
}
