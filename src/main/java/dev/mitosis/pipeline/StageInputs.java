package dev.mitosis.pipeline;

import dev.mitosis.config.KnowledgeFolder;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.FileHashes;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.partition.history.EarlierPartition;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The results of the stages on disk; refuses to read one whose own inputs have changed since. */
final class StageInputs {
    private static final String SNAPSHOT = "snapshot";
    private static final String DECISIONS = "decisions.yaml";
    private static final String KNOWLEDGE = "knowledge";
    private static final String TRAFFIC = "traffic.json";
    private static final String GRAPH = "graph.json";
    private static final String PARTITION = "partition.json";
    private static final String TARGET = "target.json";
    private static final String PLAN = "plan.json";
    private static final String REPLAN = "replan.json";
    private static final String CHECK = "check.json";

    private final FileHashes hashes = new FileHashes();
    private final Path folder;
    private final Path knowledge;

    StageInputs(Workspace workspace, String account) {
        this.knowledge = workspace.knowledge();
        this.folder = workspace.plans(account);
    }

    Path traffic() {
        return folder.resolve(TRAFFIC);
    }

    Path graph() {
        return folder.resolve(GRAPH);
    }

    Path partition() {
        return folder.resolve(PARTITION);
    }

    Path target() {
        return folder.resolve(TARGET);
    }

    Path plan() {
        return folder.resolve(PLAN);
    }

    Path replan() {
        return folder.resolve(REPLAN);
    }

    Path check() {
        return folder.resolve(CHECK);
    }

    /** By which runbooks know their plan. */
    String planHash() {
        return hash(plan());
    }

    Map<String, String> ofTraffic(Snapshot snapshot) {
        return Map.of(SNAPSHOT, snapshot.manifest().snapshotId());
    }

    Map<String, String> ofGraph(Snapshot snapshot) {
        Map<String, String> inputs = new TreeMap<>(ofTraffic(snapshot));
        if (Files.exists(traffic())) {
            inputs.put(TRAFFIC, hash(traffic()));
        }
        List<KnowledgeFile> own = KnowledgeFolder.read(knowledge);
        if (!own.isEmpty()) {
            inputs.put(KNOWLEDGE, Hashes.ofText(Json.line(own)));
        }
        return inputs;
    }

    /**
     * What was observed, also with an earlier snapshot, because logs do not stay; null where nothing was.
     *
     * @throws MitosisException M-TRAFFIC-05 where another account was observed
     */
    @Nullable
    TrafficDocument readTraffic(Snapshot snapshot) {
        if (!Files.exists(traffic())) {
            return null;
        }
        TrafficDocument traffic = DocumentFile.read(traffic(), TrafficDocument.class, "mitosis traffic FILE...");
        String account = snapshot.manifest().account();
        if (!traffic.account().equals(account)) {
            throw new MitosisException(
                    "M-TRAFFIC-05",
                    traffic() + " holds the traffic of another account",
                    "it says " + traffic.account() + ", the snapshot " + account
                            + "; nobody would have watched what it says was not seen",
                    "take it away, or read the logs of " + account + " with: mitosis traffic FILE...",
                    ExitCode.INVALID_INPUT);
        }
        return traffic;
    }

    Map<String, String> ofPartition(Snapshot snapshot, Decisions decisions) {
        Map<String, String> inputs = new TreeMap<>(ofGraph(snapshot));
        inputs.put(GRAPH, hash(graph()));
        // The meaning counts, not the bytes: a comment in the decisions makes nothing stale.
        inputs.put(DECISIONS, Hashes.ofText(Json.line(decisions)));
        return inputs;
    }

    Map<String, String> ofTarget(Snapshot snapshot, Decisions decisions) {
        Map<String, String> inputs = new TreeMap<>(ofPartition(snapshot, decisions));
        inputs.put(PARTITION, hash(partition()));
        return inputs;
    }

    Map<String, String> ofPlan(Snapshot snapshot, Decisions decisions) {
        Map<String, String> inputs = new TreeMap<>(ofTarget(snapshot, decisions));
        inputs.put(TARGET, hash(target()));
        return inputs;
    }

    Map<String, String> ofCheck(Snapshot snapshot, Decisions decisions) {
        Map<String, String> inputs = new TreeMap<>(ofPlan(snapshot, decisions));
        inputs.put(PLAN, hash(plan()));
        return inputs;
    }

    GraphDocument readGraph(Snapshot snapshot) {
        GraphDocument document = DocumentFile.read(graph(), GraphDocument.class, "mitosis graph");
        return fresh(document, GRAPH, document.inputs(), ofGraph(snapshot));
    }

    /** The graph without what people know not to be used. */
    GraphDocument readGraph(Snapshot snapshot, Decisions decisions) {
        return readGraph(snapshot).believing(decisions);
    }

    PartitionDocument readPartition(Snapshot snapshot, Decisions decisions) {
        PartitionDocument document = DocumentFile.read(partition(), PartitionDocument.class, "mitosis partition");
        return fresh(document, PARTITION, document.inputs(), ofPartition(snapshot, decisions));
    }

    /** Refuses a stale partition without reading what is in it. */
    void requireFreshPartition(Snapshot snapshot, Decisions decisions) {
        Map<String, String> made = DocumentFile.inputs(partition(), "mitosis partition");
        fresh(made, PARTITION, made, ofPartition(snapshot, decisions));
    }

    /**
     * What the last partition called things, whatever it was made from; nothing where there is none that can be read,
     * because the next one takes its place.
     */
    EarlierPartition earlierPartition() {
        if (!Files.exists(partition())) {
            return EarlierPartition.NONE;
        }
        try {
            return DocumentFile.load(partition(), EarlierPartition.class);
        } catch (IOException e) {
            return EarlierPartition.NONE;
        }
    }

    TargetDocument readTarget(Snapshot snapshot, Decisions decisions) {
        TargetDocument document = DocumentFile.read(target(), TargetDocument.class, "mitosis target");
        return fresh(document, TARGET, document.inputs(), ofTarget(snapshot, decisions));
    }

    PlanDocument readPlan(Snapshot snapshot, Decisions decisions) {
        PlanDocument document = DocumentFile.read(plan(), PlanDocument.class, "mitosis plan");
        return fresh(document, PLAN, document.inputs(), ofPlan(snapshot, decisions));
    }

    CheckDocument readCheck(Snapshot snapshot, Decisions decisions) {
        CheckDocument document = DocumentFile.read(check(), CheckDocument.class, "mitosis check");
        return fresh(document, CHECK, document.inputs(), ofCheck(snapshot, decisions));
    }

    /** What people said, and what they assume. */
    record Said(CellNotes notes, Spending spending) {}

    /** What people were shown last, whatever was decided since. */
    ReportInput shown(Snapshot snapshot, List<ResourceRow> resources, Decisions decisions, Said said) {
        return new ReportInput(
                snapshot.manifest(),
                resources,
                DocumentFile.read(graph(), GraphDocument.class, "mitosis graph"),
                DocumentFile.read(partition(), PartitionDocument.class, "mitosis partition"),
                DocumentFile.read(plan(), PlanDocument.class, "mitosis plan"),
                DocumentFile.read(check(), CheckDocument.class, "mitosis check"),
                decisions,
                DocumentFile.read(target(), TargetDocument.class, "mitosis target"),
                said.notes(),
                said.spending(),
                null);
    }

    private <T> T fresh(T document, String file, Map<String, String> made, Map<String, String> now) {
        Set<String> inputs = new TreeSet<>(now.keySet());
        inputs.addAll(made.keySet());
        for (String input : inputs) {
            if (!Objects.equals(now.get(input), made.get(input))) {
                String stage = file.substring(0, file.indexOf('.'));
                throw new MitosisException(
                        "M-STALE-01",
                        folder.resolve(file) + " is stale",
                        input + " has changed since it was made",
                        "run: mitosis " + stage + "    (or mitosis run --skip-scan for all stages)",
                        ExitCode.STALE);
            }
        }
        return document;
    }

    /** Begins to hash what the next stage asks whether it is fresh, while it reads what is in it. */
    void expect(Path... files) {
        List.of(files).forEach(hashes::expect);
    }

    private String hash(Path file) {
        return hashes.of(file);
    }
}
