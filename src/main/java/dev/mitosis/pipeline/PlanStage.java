package dev.mitosis.pipeline;

import dev.mitosis.config.KnowledgeFolder;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Beside;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.RiskTexts;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.PlanRequest;
import dev.mitosis.plan.Planner;
import dev.mitosis.plan.query.StepJournal;
import dev.mitosis.plan.replan.LastingSteps;
import dev.mitosis.plan.replan.PlanDifference;
import dev.mitosis.plan.replan.ReplanDocument;
import dev.mitosis.snapshot.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a plan, anew or after an earlier one, and writes it with its runbooks. */
final class PlanStage {
    private static final String COMMAND = "mitosis plan";
    private static final String AGAIN =
            "mitosis replan, once the file is put aside; what was retired stands in it only";

    private final Workspace workspace;
    private final String account;
    private final StageInputs inputs;

    PlanStage(Workspace workspace, String account, StageInputs inputs) {
        this.workspace = workspace;
        this.account = account;
        this.inputs = inputs;
    }

    /** Makes and writes the plan; once steps of the one before were begun, its steps keep their ids. */
    PlanDocument plan(Snapshot snapshot, Decisions decisions) {
        PlanDocument plan = made(snapshot, decisions);
        boolean begun = Files.exists(inputs.plan())
                && !StepJournal.read(journal()).entries().isEmpty();
        return write(begun ? LastingSteps.keep(earlier(), plan) : plan);
    }

    /**
     * Makes and writes the plan after the one that is there, and {@code replan.json}.
     *
     * @throws dev.mitosis.model.MitosisException M-FILE-01 where there is none
     */
    ReplanDocument replan(Snapshot snapshot, Decisions decisions) {
        PlanDocument before = earlier();
        PlanDocument after = LastingSteps.keep(before, made(snapshot, decisions));
        ReplanDocument changes = PlanDifference.between(before, after, StepJournal.read(journal()), retired());
        write(after);
        DocumentFile.write(inputs.replan(), changes);
        return changes;
    }

    private PlanDocument earlier() {
        return DocumentFile.read(inputs.plan(), PlanDocument.class, COMMAND);
    }

    private String journal() {
        return new StateFolder(workspace, account).journal();
    }

    /** What earlier replans have retired, which only their last document tells. */
    private List<ReplanDocument.Retired> retired() {
        Path file = inputs.replan();
        return Files.exists(file)
                ? DocumentFile.read(file, ReplanDocument.class, AGAIN).retired()
                : List.of();
    }

    private PlanDocument made(Snapshot snapshot, Decisions decisions) {
        inputs.expect(inputs.graph(), inputs.partition(), inputs.target());
        Beside<TargetDocument> target = Beside.start(() -> inputs.readTarget(snapshot, decisions));
        GraphDocument graph = inputs.readGraph(snapshot, decisions);
        PartitionDocument partition = inputs.readPartition(snapshot, decisions);
        List<KnowledgeFile> knowledge = KnowledgeFolder.read(workspace.knowledge());
        return new Planner(MethodLibrary.load(knowledge), RiskTexts.load())
                .plan(new PlanRequest(
                        snapshot,
                        graph,
                        partition,
                        target.get(),
                        decisions,
                        inputs.ofPlan(snapshot, decisions),
                        knowledge));
    }

    private PlanDocument write(PlanDocument plan) {
        DocumentFile.write(inputs.plan(), plan);
        new RunbookStage(workspace.runbookArtefacts(account)).write(plan, inputs.planHash());
        return plan;
    }
}
