package dev.mitosis.report.facts;

import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.target.TargetDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the workbook and the reports show; they compute nothing beyond layout.
 *
 * @param target null where it is not shown
 * @param notes what people wrote into cells that are theirs
 * @param spending what is known of money
 * @param rehearsal what came of the plan on an emulator; null where it was not rehearsed
 */
public record ReportInput(
        SnapshotManifest snapshot,
        List<ResourceRow> resources,
        GraphDocument graph,
        PartitionDocument partition,
        PlanDocument plan,
        CheckDocument check,
        Decisions decisions,
        @Nullable TargetDocument target,
        CellNotes notes,
        Spending spending,
        @Nullable RehearsalDocument rehearsal) {
    public ReportInput {
        resources = List.copyOf(resources);
    }

    /** Input without a target, and without what people and a rehearsal say. */
    public ReportInput(
            SnapshotManifest snapshot,
            List<ResourceRow> resources,
            GraphDocument graph,
            PartitionDocument partition,
            PlanDocument plan,
            CheckDocument check,
            Decisions decisions) {
        this(
                snapshot,
                resources,
                graph,
                partition,
                plan,
                check,
                decisions,
                null,
                CellNotes.NONE,
                Spending.UNKNOWN,
                null);
    }

    /** The hash of the plan, by which an approval knows what it approves; empty where the check does not tell. */
    public String planHash() {
        return check.inputs().getOrDefault("plan.json", "");
    }
}
