package dev.mitosis.pipeline;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.confirmed.ConfirmedUse;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is asked of a drawn graph: the graph itself, the snapshot behind it and, where there is one, the partition. */
public final class GraphQuestions {
    private final Snapshot snapshot;
    private final StageInputs inputs;
    private final Path decisions;

    /** Opens the snapshot of an account of the workspace. */
    public GraphQuestions(Workspace workspace, String account) {
        this.snapshot = SnapshotStore.open(workspace.snapshot(account), account);
        this.inputs = new StageInputs(workspace, account);
        this.decisions = workspace.decisions(account);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** The graph of this snapshot; an error says which command makes it. */
    public GraphDocument graph() {
        return inputs.readGraph(snapshot);
    }

    /** What people know not to be used, and whether the graph still fits to it. */
    public List<ConfirmedUse> confirmed() {
        return ConfirmedUse.of(DecisionsFile.read(decisions).unused(), graph());
    }

    /** The partition of this snapshot; empty before there is one. */
    public Optional<PartitionDocument> partition() {
        return Files.exists(inputs.partition())
                ? Optional.of(requirePartition())
                        .filter(document ->
                                document.snapshotId().equals(snapshot.manifest().snapshotId()))
                : Optional.empty();
    }

    /** The partition; where there is none, an error says which command makes it. */
    public PartitionDocument requirePartition() {
        return DocumentFile.read(inputs.partition(), PartitionDocument.class, "mitosis partition");
    }
}
