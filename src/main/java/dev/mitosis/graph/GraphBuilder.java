package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Exposure;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.Strength;
import dev.mitosis.snapshot.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Draws the dependency graph of a snapshot.
 *
 * <p>Reads the snapshot twice: first every identifier goes into the index, then every record is walked once and draws
 * its edges. Time is linear in the size of the snapshot; memory holds identities and edges, never the records.
 */
public final class GraphBuilder {
    private final IdentifierTable identifiers;
    private final TagReader tags;
    private final RecordWalker walker;

    /** Loads and validates the tables that come with the product. */
    public GraphBuilder() {
        ActionTable actions = ActionTable.load();
        TextLinker linker = new TextLinker(TargetKinds.load(), NameHints.load());
        Map<String, Reader> readers = Readers.all(linker, actions);
        this.identifiers = IdentifierTable.load();
        this.tags = TagReader.load();
        this.walker = new RecordWalker(RelationTable.load(readers.keySet()), readers, linker);
    }

    /** The graph of the snapshot; equal snapshots give equal graphs. */
    public GraphResult build(GraphRequest request) {
        Snapshot snapshot = request.snapshot();
        SnapshotManifest manifest = snapshot.manifest();
        Learned learned = Learned.nothing();
        ReadAhead.each(snapshot, resource -> learned.learn(resource, identifiers));
        Drawing drawing = Drawing.of(manifest, learned);
        draw(snapshot, drawing);
        Entity[] sorted = Stream.concat(learned.entities().values().stream(), drawing.outside().all().stream())
                .toArray(Entity[]::new);
        Arrays.parallelSort(sorted, Comparator.comparing(Entity::arn));
        List<Edge> edges = drawing.ledger().edges(ranks(sorted));
        DanglingFindings.add(edges, manifest, drawing.findings());
        DeadPeerings.add(learned.entities(), edges, drawing.findings());
        Map<String, Set<Exposure>> exposures = Exposures.find(
                new DrawnEdges(learned.entities(), edges), edges, learned.networks(), drawing.findings());
        return new GraphResult(new GraphDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                manifest.account(),
                manifest.snapshotId(),
                request.inputs(),
                Arrays.stream(sorted)
                        .map(entity -> entity.node(exposures.getOrDefault(entity.arn(), Set.of())))
                        .toList(),
                edges,
                drawing.findings().all()));
    }

    private void draw(Snapshot snapshot, Drawing drawing) {
        ReadAhead.each(snapshot, resource -> {
            Entity self = drawing.learned().entities().get(resource.arn());
            if (self != null) {
                Pen pen = new Pen(drawing, self, resource);
                parent(pen);
                tags.read(pen, resource.tags());
                JsonNode data = resource.data();
                if (data != null) {
                    walker.walk(pen, data);
                }
            }
        });
    }

    /** A resource whose ARN extends another's is part of it. */
    private static void parent(Pen pen) {
        pen.drawing()
                .index()
                .parent(pen.self().arn())
                .ifPresent(whole -> pen.to(
                        whole,
                        EdgeKind.ATTACHED_TO,
                        Strength.EXACT,
                        "",
                        pen.self().arn()));
    }

    private static int[] ranks(Entity[] sorted) {
        int[] ranks = new int[sorted.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[sorted[i].ordinal()] = i;
        }
        return ranks;
    }
}
