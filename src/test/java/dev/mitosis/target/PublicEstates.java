package dev.mitosis.target;

import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Designs the estates of scanned accounts with decisions of several kinds, and prints what became of them and which
 * laws they break: a line of tab-separated values for each, then each broken law with its places.
 */
public final class PublicEstates {
    private static final List<String> DECISIONS = List.of(
            "{}",
            "keepProductionInPlace: false",
            "{keepProductionInPlace: false, networks: {default: shared}, operatingModel: {default: decentralised}}");

    private static final int SHOWN = 20;

    private PublicEstates() {}

    /** {@code FOLDER...}, each with a snapshot in {@code snapshot}; ends with 1 where a law is broken. */
    public static void main(String[] folders) throws IOException {
        System.out.println(
                "account\tdecisions\tresources\tmoving\tplanned\tcrossings\tconnections\taccess\tequal\tlost\tbroken");
        boolean good = true;
        for (String folder : folders) {
            SnapshotStore snapshot = SnapshotStore.open(Path.of(folder).resolve("snapshot"));
            GraphDocument graph = new GraphBuilder()
                    .build(new GraphRequest(snapshot, Map.of()))
                    .document();
            for (String yaml : DECISIONS) {
                Decisions decisions = Json.yaml().readValue(yaml, Decisions.class);
                PartitionDocument partition =
                        new Partitioner().partition(new PartitionRequest(snapshot, graph, decisions, Map.of()));
                TargetRequest request = new TargetRequest(snapshot, graph, partition, decisions, Map.of());
                good &= print(Path.of(folder).getFileName() + "\t" + yaml, request);
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean print(String name, TargetRequest request) {
        TargetDocument target = new TargetDesigner().design(request);
        Map<String, List<String>> laws = new LinkedHashMap<>(EstateLaws.ofFates(request, target));
        laws.putAll(EstateLaws.ofNetworks(target, request.decisions()));
        int broken = laws.values().stream().mapToInt(List::size).sum();
        System.out.printf(
                "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d%n",
                name,
                request.partition().resources().size(),
                target.resources().stream()
                        .filter(resource -> resource.principal() && resource.fate() == Fate.MOVES)
                        .count(),
                target.resources().size(),
                target.edges().stream().filter(PlannedEdge::crossing).count(),
                target.connections().size(),
                target.access().edges(),
                target.access().equal(),
                target.access().lost(),
                broken);
        laws.forEach((law, places) ->
                places.stream().limit(SHOWN).forEach(at -> System.out.println("  " + law + ": " + at)));
        return broken == 0;
    }
}
