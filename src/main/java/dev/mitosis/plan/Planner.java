package dev.mitosis.plan;

import dev.mitosis.io.Json;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.Playbooks;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Observed;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the plan: one disposition for every resource of the snapshot, and the ordered steps that get each of them to
 * its account. Time and memory grow with resources and edges; the resources' data is streamed, never held.
 */
public final class Planner {
    private final MethodLibrary library;
    private final Playbooks playbooks;

    /** A planner with the knowledge base that is shipped with the product. */
    public Planner() {
        this(MethodLibrary.load(), Playbooks.load());
    }

    /** A planner with a knowledge base that is loaded already. */
    public Planner(MethodLibrary library, Playbooks playbooks) {
        this.library = library;
        this.playbooks = playbooks;
    }

    /** Plans the split; the same request always gives the same plan. */
    public PlanDocument plan(PlanRequest request) {
        PartitionDocument partition = request.partition();
        Snapshot snapshot = request.snapshot();
        Accounts accounts = new Accounts(partition);
        List<Placement> placements =
                new Placer(library, accounts, partition, request.target()).place(snapshot.resources());
        Board board = new Board(
                placements,
                Needs.of(request.graph(), placements),
                accounts,
                library,
                playbooks,
                Commands.reading(accounts, placements, snapshot.resources()),
                request.decisions());
        DeletionOrder deletions = new DeletionOrder(board);
        PlaybookSteps playbook =
                draw(board, partition, deletions, request.graph().observed());
        WaveScheduler scheduler = new WaveScheduler(request.decisions().owners());
        scheduler.schedule(board.drafts());
        List<Finding> findings = new ArrayList<>(deletions.findings());
        findings.sort(Comparator.comparing(Finding::rule).thenComparing(f -> String.join(",", f.resources())));
        return new PlanDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                partition.account(),
                snapshot.manifest().snapshotId(),
                request.inputs(),
                scheduler.waves(),
                scheduler.steps(),
                placements.stream().map(Planner::row).toList(),
                new RiskFinder(board, request.graph(), partition, scheduler.steps(), playbook).find(),
                playbook.costTasks(),
                scheduler.criticalPath(),
                List.copyOf(findings));
    }

    private static PlaybookSteps draw(
            Board board, PartitionDocument partition, DeletionOrder deletions, Observed observed) {
        PlaybookSteps playbook = new PlaybookSteps(board);
        playbook.draw();
        MoveSteps moves = new MoveSteps(board);
        moves.draw();
        ShareSteps shares = new ShareSteps(board);
        shares.draw();
        ConnectSteps connects = new ConnectSteps(board, moves, shares, partition);
        connects.draw();
        CutoverSteps cutovers = new CutoverSteps(board, moves, connects);
        cutovers.draw();
        HoldSteps holds = new HoldSteps(board, cutovers, observed);
        holds.draw();
        new DecommissionSteps(board, connects, holds, deletions).draw();
        playbook.tie();
        return playbook;
    }

    private static DispositionRow row(Placement placement) {
        return new DispositionRow(
                placement.arn(), placement.disposition(), placement.method().id(), placement.reason());
    }
}
