package dev.mitosis.pipeline;

import dev.mitosis.config.Workspace;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the stages that need no AWS over one account of a workspace: reads their inputs, writes their results. */
public final class StageRunner {
    private final Workspace workspace;
    private final String account;
    private final Progress progress;
    private final StageInputs inputs;

    /** A runner for one account; {@code progress} hears of each stage. */
    public StageRunner(Workspace workspace, String account, Progress progress) {
        this.workspace = workspace;
        this.account = account;
        this.progress = progress;
        this.inputs = new StageInputs(workspace, account);
    }

    /** Draws the dependency graph of the snapshot into {@code graph.json}. */
    public GraphDocument graph() {
        return stage(
                "graph",
                () -> {
                    Snapshot snapshot = snapshot();
                    GraphDocument graph = new GraphBuilder()
                            .build(new GraphRequest(snapshot, inputs.ofGraph(snapshot)))
                            .document();
                    DocumentFile.write(inputs.graph(), graph);
                    return graph;
                },
                graph -> graph.nodes().size() + " nodes, " + graph.edges().size() + " edges");
    }

    /** The snapshot, verified against its manifest. */
    public Snapshot snapshot() {
        return SnapshotStore.open(workspace.snapshot(account));
    }

    private <T> T stage(String name, Supplier<T> work, Function<T, String> summary) {
        long start = System.nanoTime();
        progress.started(name);
        T result = work.get();
        progress.finished(name, summary.apply(result), Duration.ofNanos(System.nanoTime() - start));
        return result;
    }
}
