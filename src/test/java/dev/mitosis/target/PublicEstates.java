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
import dev.mitosis.target.policy.PolicyLaws;
import java.io.IOException;
import java.nio.file.Files;
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

    /**
     * {@code FOLDER...}, each with a snapshot in {@code snapshot}, where the files of its stacks go to
     * {@code artefacts}; ends with 1 where a law is broken.
     */
    public static void main(String[] folders) throws IOException {
        System.out.println(
                "account\tdecisions\tresources\tmoving\tplanned\tcrossings\tconnections\tstacks\taccess\tequal\tlost\tbroken");
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
                Path written = Path.of(folder, "artefacts", String.valueOf(DECISIONS.indexOf(yaml)));
                good &= print(Path.of(folder).getFileName() + "\t" + yaml, request, written);
            }
        }
        System.exit(good ? 0 : 1);
    }

    /** Where the emulator could not know a value when the account was deployed, it stands as absent. */
    private static Map<String, String> known(Map<String, String> files) {
        Map<String, String> known = new LinkedHashMap<>();
        files.forEach((path, text) -> known.put(path, text.replace("absent-", "«absent»")));
        return known;
    }

    private static boolean print(String name, TargetRequest request, Path written) throws IOException {
        TargetDocument target = new TargetDesigner().design(request);
        Map<String, List<String>> laws = new LinkedHashMap<>(EstateLaws.ofFates(request, target));
        laws.putAll(EstateLaws.ofNetworks(target, request.decisions()));
        Map<String, String> files = ArtefactLaws.files(target);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = written.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        laws.put("written files", ArtefactLaws.broken(target, files));
        laws.put("written policies", PolicyLaws.broken(target, request.snapshot(), known(files)));
        int broken = laws.values().stream().mapToInt(List::size).sum();
        System.out.printf(
                "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d%n",
                name,
                request.partition().resources().size(),
                target.resources().stream()
                        .filter(resource -> resource.principal() && resource.fate() == Fate.MOVES)
                        .count(),
                target.resources().size(),
                target.edges().stream().filter(PlannedEdge::crossing).count(),
                target.connections().size(),
                target.stacks().size(),
                target.access().edges(),
                target.access().equal(),
                target.access().lost(),
                broken);
        laws.forEach((law, places) ->
                places.stream().limit(SHOWN).forEach(at -> System.out.println("  " + law + ": " + at)));
        return broken == 0;
    }
}
