package dev.mitosis.pipeline;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.model.PlaceDocument;
import dev.mitosis.model.WorkloadNeeds;
import dev.mitosis.partition.accounts.PlacementAdvisor;

/** Asks the proposal of an account where a new workload goes. */
public final class PlaceStage {
    private final GraphQuestions questions;
    private final Workspace workspace;
    private final String account;

    public PlaceStage(Workspace workspace, String account) {
        this.questions = new GraphQuestions(workspace, account);
        this.workspace = workspace;
        this.account = account;
    }

    /** The advice; writes nothing. */
    public PlaceDocument place(WorkloadNeeds needs) {
        return new PlacementAdvisor(questions.requirePartition(), DecisionsFile.read(workspace.decisions(account)))
                .advise(needs);
    }
}
