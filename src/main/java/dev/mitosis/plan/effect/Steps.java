package dev.mitosis.plan.effect;

import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.plan.unit.Move;
import dev.mitosis.plan.unit.Wave;
import dev.mitosis.target.organization.OrganizationFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All steps of a plan.
 *
 * @param byKey the ids of the steps that every split has, by their keys
 * @param waveOf the turn of each move, by the id of the move
 */
public record Steps(
        List<Draft> drafts,
        List<PlanVariable> asked,
        List<CostExportTask> costTasks,
        Map<String, String> byKey,
        Map<String, Turn> waveOf,
        List<Finding> findings) {

    /** Draws the steps for waves of moves. */
    public static Steps draw(Workshop workshop, GraphDocument graph, List<Wave> waves) {
        List<MoveBatch> batches = MoveBatch.of(waves);
        StandingDrafts standing = new StandingDrafts(
                workshop, OrganizationFiles.script(workshop.index().document()));
        standing.draw();
        StackPlan plan = new StackPlan(workshop.index(), batches);
        DeployDrafts deploys = new DeployDrafts(workshop, plan);
        deploys.draw();
        CopyDrafts copies = new CopyDrafts(workshop, plan, deploys);
        copies.draw();
        new OwnKeyDrafts(workshop, plan, deploys).draw();
        new ByHandDrafts(workshop, plan).draw();
        new CertificateDrafts(workshop, plan, deploys).draw();

        RecordDrafts records = new RecordDrafts(workshop);
        WindowDrafts windows = new WindowDrafts(workshop, plan, deploys, copies, records);
        batches.forEach(windows::draw);
        new ConnectionEffects(workshop, plan, deploys, windows).add();
        Leavings leavings = new Leavings(workshop, graph, plan, batches);
        LeftoverDrafts leftovers = new LeftoverDrafts(workshop, plan, copies.done());
        OldStackDrafts stacks = new OldStackDrafts(workshop, graph);
        new DecommissionDrafts(workshop, batches, leavings, new DecommissionDrafts.Before(windows, leftovers, stacks))
                .draw();
        DecisionDrafts.draw(workshop);
        new HandoverDrafts(workshop).draw();
        closing(workshop);
        standing.begin();
        Map<String, PlanVariable> asked = new TreeMap<>();
        for (List<PlanVariable> some : List.of(standing.asked(), deploys.asked(), records.asked())) {
            some.forEach(variable -> asked.putIfAbsent(variable.name(), variable));
        }
        Map<String, Turn> waveOf = new HashMap<>();
        batches.forEach(batch -> {
            for (Move move : batch.moves()) {
                waveOf.put(move.id(), batch.move());
            }
        });
        List<Finding> findings = new ArrayList<>(leavings.findings());
        return new Steps(
                workshop.drafts(), List.copyOf(asked.values()), standing.costTasks(), standing.ids(), waveOf, findings);
    }

    /** The closing waits for all that is deleted in it; the waves before are done anyway. */
    private static void closing(Workshop workshop) {
        List<Draft> deletions = workshop.drafts().stream()
                .filter(draft -> draft.spot().turn().equals(Turn.CLOSING))
                .filter(draft -> draft.action() == dev.mitosis.model.StepAction.DELETE)
                .toList();
        workshop.drafts().stream()
                .filter(draft -> draft.spot().turn().equals(Turn.CLOSING))
                .filter(draft -> draft.action() == dev.mitosis.model.StepAction.SET_UP)
                .forEach(draft -> draft.afterAll(deletions));
    }
}
