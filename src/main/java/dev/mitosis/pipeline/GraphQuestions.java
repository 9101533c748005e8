package dev.mitosis.pipeline;

import dev.mitosis.config.Workspace;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.util.Optional;

/** What is asked of a drawn graph: the graph itself, the snapshot behind it and, where there is one, the partition. */
public final class GraphQuestions {
    private final Snapshot snapshot;
    private final StageInputs inputs;

    /** Opens the snapshot of an account of the workspace. */
    public GraphQuestions(Workspace workspace, String account) {
        this.snapshot = SnapshotStore.open(workspace.snapshot(account), account);
        this.inputs = new StageInputs(workspace, account);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** The graph of this snapshot; an error says which command makes it. */
    public GraphDocument graph() {
        return inputs.readGraph(snapshot);
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
