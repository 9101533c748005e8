package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentifierTable;
import dev.mitosis.graph.identity.IdentityPass;
import dev.mitosis.graph.network.ExposureReport;
import dev.mitosis.graph.network.Exposures;
import dev.mitosis.graph.network.NetworkModel;
import dev.mitosis.graph.network.SortedEdges;
import dev.mitosis.graph.observed.ObservedEdges;
import dev.mitosis.graph.ownership.InlineParts;
import dev.mitosis.graph.ownership.Makers;
import dev.mitosis.graph.ownership.Wholes;
import dev.mitosis.graph.policy.AdministratorGrants;
import dev.mitosis.graph.policy.ManagedPolicies;
import dev.mitosis.graph.policy.PublicAccessBlocks;
import dev.mitosis.graph.reader.ReaderRegistry;
import dev.mitosis.graph.reader.TagReader;
import dev.mitosis.graph.relation.DanglingFindings;
import dev.mitosis.graph.relation.DeadPeerings;
import dev.mitosis.graph.relation.EdgeLedger;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.GraphDraft;
import dev.mitosis.graph.relation.RecordWalker;
import dev.mitosis.graph.relation.RelationTable;
import dev.mitosis.graph.usage.HubTable;
import dev.mitosis.graph.usage.UseFinder;
import dev.mitosis.io.Json;
import dev.mitosis.io.ReadAhead;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.Node;
import dev.mitosis.model.Observed;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final ReaderRegistry readers;
    private final RelationTable relations;
    private final InlineParts parts;
    private final Wholes wholes;
    private final Makers makers;
    private final HubTable hubs;
    private final Set<String> off;

    /** Loads and validates the tables that come with the product. */
    public GraphBuilder() {
        this(List.of());
    }

    /**
     * The same with a user's own relation rules.
     *
     * @throws dev.mitosis.model.MitosisException M-KNOW-02 for a row that makes no sense
     */
    public GraphBuilder(List<KnowledgeFile> knowledge) {
        this.identifiers = IdentifierTable.load();
        this.tags = TagReader.load();
        this.readers = ReaderRegistry.load();
        RelationTable table = RelationTable.load(readers.names());
        for (KnowledgeFile file : knowledge) {
            table = file.name().equals("relations.tsv") ? table.with(file, readers.names()) : table;
        }
        this.relations = table;
        this.parts = InlineParts.load();
        this.wholes = Wholes.load();
        this.makers = Makers.load();
        this.hubs = HubTable.load();
        this.off = Set.of();
    }

    private GraphBuilder(GraphBuilder all, String rule) {
        this.identifiers = all.identifiers;
        this.tags = all.tags;
        this.readers = all.readers;
        this.relations = all.relations.without(rule);
        this.parts = all.parts;
        this.wholes = all.wholes;
        this.makers = all.makers;
        this.hubs = all.hubs;
        this.off = Set.of(rule);
    }

    /** A builder that does without the relation rule or finding of this id, to see what the rule is worth. */
    GraphBuilder without(String rule) {
        return new GraphBuilder(this, rule);
    }

    /** What the first pass learns: who is there, who made it, the rules of networks, what holds for policies. */
    private record FirstPass(
            IdentityPass identities,
            Makers makers,
            HubTable hubs,
            NetworkModel networks,
            ManagedPolicies policies,
            PublicAccessBlocks blocks) {}

    /** The graph of the snapshot; equal snapshots give equal graphs. */
    public GraphResult build(GraphRequest request) {
        Snapshot snapshot = request.snapshot();
        FirstPass learned = learn(snapshot);
        GraphDraft draft = draw(request, learned);
        Entity[] nodes = sortedNodes(draft);
        List<Edge> edges = AdministratorGrants.weaken(
                draft.ledger().edges(ranks(nodes)), draft.findings().all());
        ExposureReport exposed = judge(snapshot.manifest(), learned, draft, edges);
        List<Node> described = nodes(nodes, learned.makers, draft, exposed);
        return new GraphResult(new GraphDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                snapshot.manifest().account(),
                snapshot.manifest().snapshotId(),
                request.inputs(),
                described,
                edges,
                draft.findings().all(),
                Optional.ofNullable(request.traffic())
                        .map(TrafficDocument::observed)
                        .orElse(Observed.NOTHING),
                UseFinder.find(learned.hubs, described, edges)));
    }

    private FirstPass learn(Snapshot snapshot) {
        FirstPass pass = new FirstPass(
                new IdentityPass(identifiers),
                makers.fresh(),
                hubs.fresh(),
                new NetworkModel(),
                new ManagedPolicies(),
                new PublicAccessBlocks());
        ReadAhead.each(snapshot.resources(), resource -> {
            pass.identities.learn(resource);
            pass.makers.learn(resource);
            pass.hubs.learn(resource);
            pass.networks.learn(resource);
            pass.policies.learn(resource);
            pass.blocks.learn(resource);
        });
        return pass;
    }

    private GraphDraft draw(GraphRequest request, FirstPass learned) {
        Snapshot snapshot = request.snapshot();
        SnapshotManifest manifest = snapshot.manifest();
        GraphDraft draft = GraphDraft.of(manifest, learned.identities, new EdgeLedger(parts, wholes.fresh()), off);
        // First: of much evidence for an edge only the beginning is kept, and nothing proves it better.
        Optional.ofNullable(request.traffic())
                .ifPresent(traffic -> ObservedEdges.draw(draft, traffic, manifest.snapshotId()));
        RecordWalker walker =
                new RecordWalker(relations, readers.reading(learned.policies, learned.blocks), readers.linker());
        ReadAhead.each(snapshot.resources(), resource -> {
            Entity self = learned.identities.entity(resource.arn());
            if (self != null) {
                EdgeWriter writer = new EdgeWriter(draft, self, resource);
                writer.partOf();
                tags.read(writer, resource.tags());
                JsonNode data = resource.data();
                if (data != null) {
                    walker.walk(writer, data);
                }
            }
        });
        return draft;
    }

    /** What only the whole graph tells. */
    private static ExposureReport judge(
            SnapshotManifest manifest, FirstPass learned, GraphDraft draft, List<Edge> edges) {
        DanglingFindings.add(edges, manifest, learned.identities.shapes(), draft.findings());
        DeadPeerings.add(learned.identities, edges, draft.findings());
        ExposureReport exposed = Exposures.find(new SortedEdges(learned.identities, edges), edges, learned.networks);
        draft.findings().addAll(exposed.findings());
        return exposed;
    }

    private static List<Node> nodes(Entity[] sorted, Makers makers, GraphDraft draft, ExposureReport exposed) {
        Wholes wholes = draft.ledger().wholes();
        return Arrays.stream(sorted)
                .map(entity -> entity.node(
                        exposed.exposures().getOrDefault(entity.arn(), Set.of()),
                        wholes.of(entity),
                        makers.of(entity, wholes)))
                .toList();
    }

    private static Entity[] sortedNodes(GraphDraft draft) {
        Entity[] nodes = Stream.concat(draft.identities().entities().stream(), draft.external().all().stream())
                .toArray(Entity[]::new);
        Arrays.parallelSort(nodes, Comparator.comparing(Entity::arn));
        return nodes;
    }

    /** The place of each entity among all, by ordinal. */
    private static int[] ranks(Entity[] sorted) {
        int[] ranks = new int[sorted.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[sorted[i].ordinal()] = i;
        }
        return ranks;
    }
}
