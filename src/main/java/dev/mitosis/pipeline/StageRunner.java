package dev.mitosis.pipeline;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.KnowledgeFolder;
import dev.mitosis.config.Workspace;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.ArtefactFolder;
import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.io.Beside;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.confirmed.ConfirmedUse;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.partition.PartitionDiff;
import dev.mitosis.partition.PartitionDiffDocument;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.partition.WhyHere;
import dev.mitosis.partition.WhyHereDocument;
import dev.mitosis.partition.evidence.OwnWords;
import dev.mitosis.plan.replan.ReplanDocument;
import dev.mitosis.review.ReviewDocument;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.target.TargetDesigner;
import dev.mitosis.target.TargetDiff;
import dev.mitosis.target.TargetDiffDocument;
import dev.mitosis.target.TargetRequest;
import dev.mitosis.target.artefact.StackArtefacts;
import dev.mitosis.target.organization.OrganizationFiles;
import dev.mitosis.traffic.TrafficReader;
import dev.mitosis.traffic.TrafficRequest;
import dev.mitosis.workbook.Edits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                    GraphDocument graph = new GraphBuilder(knowledge())
                            .build(new GraphRequest(snapshot, inputs.readTraffic(snapshot), inputs.ofGraph(snapshot)))
                            .document();
                    DocumentFile.write(inputs.graph(), graph);
                    return graph;
                },
                graph -> graph.nodes().size() + " nodes, " + graph.edges().size() + " edges");
    }

    /**
     * Reads logs of what went on in the account into {@code traffic.json}, which the next graph takes in.
     *
     * @param files files, and folders that hold them
     * @param format that of flow logs whose first line does not name the columns; null for what fits
     */
    public TrafficDocument traffic(List<Path> files, @Nullable String format) {
        return stage(
                "traffic",
                () -> {
                    Snapshot snapshot = snapshot();
                    GraphDocument graph = new GraphBuilder(knowledge())
                            .build(new GraphRequest(snapshot, inputs.ofTraffic(snapshot)))
                            .document();
                    Path spill = workspace.plans(account).resolve(".traffic");
                    TrafficDocument traffic = TrafficReader.read(
                            new TrafficRequest(snapshot, graph, files, format, spill, inputs.ofTraffic(snapshot)));
                    DocumentFile.write(inputs.traffic(), traffic);
                    return traffic;
                },
                traffic -> traffic.conversations().size() + " conversations, "
                        + traffic.calls().size() + " calls");
    }

    /** Partitions the account into {@code partition.json}; leaves a commented decisions file where there is none. */
    public PartitionDocument partition() {
        return stage(
                "partition",
                () -> {
                    PartitionDocument partition = partitioned();
                    DocumentFile.write(inputs.partition(), partition);
                    DecisionsFile.writeTemplate(workspace.decisions(account), partition);
                    return partition;
                },
                partition -> partition.contexts().size() + " contexts, "
                        + partition.environments().size() + " environments, "
                        + partition.accounts().size() + " accounts");
    }

    /** What {@link #partition} would change in the stored result; writes nothing. */
    public PartitionDiffDocument partitionDiff() {
        PartitionDocument stored = DocumentFile.read(inputs.partition(), PartitionDocument.class, "mitosis partition");
        return PartitionDiff.between(stored, partitioned());
    }

    /**
     * Everything that the partition knows of where one resource belongs.
     *
     * @param arn of the resource
     * @throws dev.mitosis.model.MitosisException M-FILE-01 where there is no partition, M-STALE-01 where it is stale
     */
    public WhyHereDocument whyHere(String arn) {
        Snapshot snapshot = snapshot();
        Decisions decisions = decisions();
        GraphDocument graph = inputs.readGraph(snapshot, decisions);
        return new WhyHere(snapshot, graph, inputs.readPartition(snapshot, decisions)).of(arn);
    }

    private PartitionDocument partitioned() {
        inputs.expect(inputs.graph());
        Snapshot snapshot = snapshot();
        Decisions decisions = decisions();
        GraphDocument read = inputs.readGraph(snapshot);
        GraphDocument graph = read.believing(decisions);
        return new Partitioner()
                .partition(new PartitionRequest(snapshot, graph, decisions, inputs.ofPartition(snapshot, decisions))
                        .knowing(ConfirmedUse.of(decisions.unused(), read))
                        .after(inputs.earlierPartition())
                        .speaking(OwnWords.read(knowledge()))
                        .locating(DecisionsFile.places(workspace.decisions(account))::of));
    }

    /** Designs the target estate into {@code target.json}, and writes the stacks and the organization as files. */
    public TargetDocument target() {
        return stage(
                "target",
                () -> {
                    TargetDocument target = designed(() -> inputs.readPartition(snapshot(), decisions()));
                    Beside<?> document = Beside.run(() -> DocumentFile.write(inputs.target(), target));
                    Beside<List<Artefact>> organization = Beside.start(() -> OrganizationFiles.artefacts(target));
                    ArtefactFolder.write(
                            workspace.stackArtefacts(account),
                            target.account(),
                            target.snapshotId(),
                            StackArtefacts.of(target));
                    ArtefactFolder.write(
                            workspace.organizationArtefacts(account),
                            target.account(),
                            target.snapshotId(),
                            organization.get());
                    document.get();
                    return target;
                },
                target -> target.resources().size() + " planned resources, "
                        + target.edges().size() + " edges, " + target.stacks().size() + " stacks");
    }

    /** What {@link #partition} and then {@link #target} would change in the stored target; writes nothing. */
    public TargetDiffDocument targetDiff() {
        TargetDocument stored = DocumentFile.read(inputs.target(), TargetDocument.class, "mitosis target");
        return TargetDiff.between(stored, designed(this::partitioned));
    }

    private TargetDocument designed(Supplier<PartitionDocument> partition) {
        inputs.expect(inputs.graph(), inputs.partition());
        Snapshot snapshot = snapshot();
        Decisions decisions = decisions();
        Beside<GraphDocument> graph = Beside.start(() -> inputs.readGraph(snapshot, decisions));
        PartitionDocument parts = partition.get();
        return new TargetDesigner(MethodLibrary.load(knowledge()))
                .design(new TargetRequest(
                        snapshot, graph.get(), parts, decisions, inputs.ofTarget(snapshot, decisions)));
    }

    /** Plans the split into {@code plan.json}; once steps were begun, they keep their ids. */
    public PlanDocument plan() {
        return stage(
                "plan",
                () -> new PlanStage(workspace, account, inputs).plan(snapshot(), decisions()),
                plan -> plan.steps().size() + " steps in " + plan.waves().size() + " waves");
    }

    /**
     * Plans again after the stored plan, and says what changes.
     *
     * @throws dev.mitosis.model.MitosisException M-FILE-01 where there is no plan
     */
    public ReplanDocument replan() {
        return stage(
                "plan",
                () -> new PlanStage(workspace, account, inputs).replan(snapshot(), decisions()),
                changes -> changes.changes().size() + " steps are others, "
                        + changes.questions().size() + " questions");
    }

    /** Simulates the plan into {@code check.json}. */
    public CheckDocument check() {
        return stage(
                "check",
                () -> {
                    inputs.expect(inputs.graph(), inputs.partition(), inputs.target(), inputs.plan());
                    Snapshot snapshot = snapshot();
                    Decisions decisions = decisions();
                    Beside<PlanDocument> plan = Beside.start(() -> inputs.readPlan(snapshot, decisions));
                    Beside<Map<String, String>> types = Beside.start(() -> types(snapshot));
                    // The oldest of what is stale is named, because all that follows is made from it.
                    GraphDocument graph = inputs.readGraph(snapshot, decisions);
                    inputs.requireFreshPartition(snapshot, decisions);
                    TargetDocument target = inputs.readTarget(snapshot, decisions);
                    Dossier dossier = new Dossier(
                            plan.get(),
                            target,
                            graph,
                            decisions,
                            types.get(),
                            new ArtefactsOnDisk(workspace.artefacts(account)),
                            snapshot::resources);
                    CheckDocument check =
                            new PlanChecker().check(new CheckRequest(dossier, inputs.ofCheck(snapshot, decisions)));
                    DocumentFile.write(inputs.check(), check);
                    return check;
                },
                check -> check.passed() ? "every invariant holds" : "the plan breaks an invariant");
    }

    /**
     * Makes sure, before anything is computed, that the report may be written.
     *
     * @throws dev.mitosis.model.MitosisException M-BOOK-01 and further where people have changed the workbook
     */
    public void requireUnchangedReport(Edits edits) {
        new ReportStage(workspace, account, inputs).requireUnchanged(edits);
    }

    /** Everything that people read, into the folder of reports; gives back the files. */
    public List<Path> report(Edits edits) {
        return stage(
                "report",
                () -> new ReportStage(workspace, account, inputs).write(snapshot(), decisions(), edits),
                files -> files.size() + " files");
    }

    /**
     * The workbook for the team of one context, below the folder of reports.
     *
     * @throws dev.mitosis.model.MitosisException M-REPORT-01 where there is no such context, M-BOOK-01 and further
     *     where people have changed the workbook
     */
    public List<Path> report(String context, Edits edits) {
        return stage(
                "report",
                () -> new ReportStage(workspace, account, inputs).write(snapshot(), decisions(), edits, context),
                files -> files.size() + " file");
    }

    /**
     * Reads back what people wrote into workbooks.
     *
     * @param files in the order in which they count
     * @param dryRun whether nothing is written
     */
    public ReviewDocument review(List<Path> files, boolean dryRun) {
        return stage(
                "review",
                () -> new ReviewStage(workspace, account, inputs).review(snapshot(), files, dryRun),
                review -> review.taken().size() + " changes");
    }

    /** The snapshot, verified against its manifest. */
    public Snapshot snapshot() {
        return SnapshotStore.open(workspace.snapshot(account), account);
    }

    /** What people decided. */
    public Decisions decisions() {
        return DecisionsFile.read(workspace.decisions(account));
    }

    private List<KnowledgeFile> knowledge() {
        return KnowledgeFolder.read(workspace.knowledge());
    }

    private static Map<String, String> types(Snapshot snapshot) {
        try (Stream<Resource> resources = snapshot.resources()) {
            return resources.collect(Collectors.toMap(Resource::arn, Resource::type));
        }
    }

    private <T> T stage(String name, Supplier<T> work, Function<T, String> summary) {
        long start = System.nanoTime();
        progress.started(name);
        workspace.tidy(account);
        T result = work.get();
        progress.finished(name, summary.apply(result), Duration.ofNanos(System.nanoTime() - start));
        return result;
    }
}
