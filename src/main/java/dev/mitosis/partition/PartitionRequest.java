package dev.mitosis.partition;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.confirmed.ConfirmedUse;
import dev.mitosis.partition.evidence.OwnWords;
import dev.mitosis.partition.history.EarlierPartition;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a partition is made from.
 *
 * @param inputs the SHA-256 of each input file by its name, to recognise stale results
 * @param earlier what the account's last partition called things
 * @param words a user's own
 * @param confirmed what people know not to be used; the graph has it only where the scan speaks against it
 * @param places says where a decision stands, by its path in the file, for errors
 */
public record PartitionRequest(
        Snapshot snapshot,
        GraphDocument graph,
        Decisions decisions,
        Map<String, String> inputs,
        EarlierPartition earlier,
        Function<List<Object>, String> places,
        OwnWords words,
        List<ConfirmedUse> confirmed) {
    public PartitionRequest {
        confirmed = List.copyOf(confirmed);
    }

    /** A request of an account that was not partitioned before. */
    public PartitionRequest(Snapshot snapshot, GraphDocument graph, Decisions decisions, Map<String, String> inputs) {
        this(
                snapshot,
                graph,
                decisions,
                inputs,
                EarlierPartition.NONE,
                path -> "decision " + path,
                OwnWords.NONE,
                List.of());
    }

    /** The same, with errors that name the places of decisions so. */
    public PartitionRequest locating(Function<List<Object>, String> where) {
        return new PartitionRequest(snapshot, graph, decisions, inputs, earlier, where, words, confirmed);
    }

    /** The same, after an earlier partition. */
    public PartitionRequest after(EarlierPartition partition) {
        return new PartitionRequest(snapshot, graph, decisions, inputs, partition, places, words, confirmed);
    }

    /** The same with a user's own words. */
    public PartitionRequest speaking(OwnWords own) {
        return new PartitionRequest(snapshot, graph, decisions, inputs, earlier, places, own, confirmed);
    }

    /** The same, with what people know not to be used. */
    public PartitionRequest knowing(List<ConfirmedUse> facts) {
        return new PartitionRequest(snapshot, graph, decisions, inputs, earlier, places, words, facts);
    }
}
