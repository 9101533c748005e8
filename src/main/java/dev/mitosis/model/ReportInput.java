package dev.mitosis.model;

import java.util.List;

/** Everything that the workbook and the reports show; they compute nothing beyond layout. */
public record ReportInput(
        SnapshotManifest snapshot,
        List<ResourceRow> resources,
        GraphDocument graph,
        PartitionDocument partition,
        PlanDocument plan,
        CheckDocument check,
        Decisions decisions) {
    public ReportInput {
        resources = List.copyOf(resources);
    }
}
