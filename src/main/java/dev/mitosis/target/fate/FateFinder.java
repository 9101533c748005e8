package dev.mitosis.target.fate;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what becomes of each resource: as the partition and people say, except that what cannot be apart stays
 * together, and that nothing is taken from under somebody who stays.
 */
public final class FateFinder {
    private final MethodLibrary library;
    private final CopyTable copies = CopyTable.load();
    private final AcrossTable across = AcrossTable.load();

    /** A finder with the knowledge base that says how types cross a border. */
    public FateFinder(MethodLibrary library) {
        this.library = library;
    }

    /**
     * The fates.
     *
     * @param candidates one for each resource of the snapshot, by ARN
     * @param copies what further accounts get of them
     */
    public record Fates(List<Candidate> candidates, List<Presence> copies, List<Finding> findings) {}

    /**
     * Finds the fates of all resources of the snapshot.
     *
     * @throws dev.mitosis.model.MitosisException M-TARGET-01 where the partition tears what cannot be apart
     */
    public Fates find(Snapshot snapshot, GraphDocument graph, PartitionDocument partition, Decisions decisions) {
        FirstFates first = new FirstFates(library, decisions, partition, graph);
        List<Candidate> candidates = first.of(snapshot.resources());
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            index.put(candidates.get(i).arn(), i);
        }
        Dependencies dependencies = Dependencies.of(graph, index);
        Unsaid.tell(candidates, dependencies);
        Pins.Ground ground =
                new Pins.Ground(candidates, dependencies, new PartGroups(candidates, index, copies), copies, across);
        Pins pins = new Pins(ground, partition.oldAccountName());
        SharedNetworks networks = new SharedNetworks(ground, partition, decisions, first.defaultNetworks());
        do {
            pins.settle();
        } while (networks.gather());
        new EachItsOwn(ground).settle();
        new ManagedHomes(ground, index, partition.oldAccountName()).follow();
        List<Finding> parted = PartedPeerings.settle(ground, partition.oldAccountName());
        List<Presence> made = new Copies(ground, networks, partition.oldAccountName()).make(pins.left());
        List<Finding> findings = new ArrayList<>(first.findings());
        findings.addAll(pins.findings());
        findings.addAll(networks.findings());
        findings.addAll(parted);
        findings.addAll(CopiedSecrets.in(candidates, made, partition));
        return new Fates(candidates, made, List.copyOf(findings));
    }
}
