package dev.mitosis.pipeline;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.query.PlanStatus;
import dev.mitosis.plan.query.StandingReport;
import dev.mitosis.plan.query.StatusDocument;
import dev.mitosis.plan.query.StepJournal;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.time.Clock;

/** What is asked of a stored plan, and of what was done of it. */
public final class PlanQuestions {
    private final Workspace workspace;
    private final String account;
    private final StageInputs inputs;

    public PlanQuestions(Workspace workspace, String account) {
        this.workspace = workspace;
        this.account = account;
        this.inputs = new StageInputs(workspace, account);
    }

    /** The plan; an error says which command makes it, or that it is stale. */
    public PlanDocument plan() {
        Snapshot snapshot = SnapshotStore.open(workspace.snapshot(account), account);
        return inputs.readPlan(snapshot, DecisionsFile.read(workspace.decisions(account)));
    }

    /**
     * How far it is done.
     *
     * @throws MitosisException M-PLAN-04 where what was done cannot be read
     */
    public StatusDocument status(Clock clock) {
        return PlanStatus.of(plan(), inputs.planHash(), new StateFolder(workspace, account).journal(), clock.instant());
    }

    /** The target that the plan was made for; an error says which command makes it, or that it is stale. */
    public TargetDocument target() {
        Snapshot snapshot = SnapshotStore.open(workspace.snapshot(account), account);
        return inputs.readTarget(snapshot, DecisionsFile.read(workspace.decisions(account)));
    }

    /** How far it is done, and what stands in accounts of which there are snapshots. */
    public StatusDocument status(Clock clock, TargetDocument target, StandingStage.Looked looked) {
        PlanDocument plan = plan();
        String journal = new StateFolder(workspace, account).journal();
        return PlanStatus.of(plan, inputs.planHash(), journal, clock.instant())
                .with(new StandingReport(plan, target, StepJournal.read(journal), looked.snapshots())
                        .document(looked.missing()));
    }
}
