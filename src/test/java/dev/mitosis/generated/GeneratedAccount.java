package dev.mitosis.generated;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Ground.Link;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
        return ScannedFiles.write(resources, folder);
    }
}
