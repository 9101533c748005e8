package dev.mitosis.snapshot;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.Finding;
import java.time.Instant;
import java.util.List;

/** What a manifest says beside the files: whose snapshot it is, when it was made and what is missing. */
public record SnapshotSummary(
        String account,
        String partition,
        String accountAlias,
        Instant startedAt,
        Instant finishedAt,
        List<String> regions,
        List<Coverage> coverage,
        List<Finding> findings) {
    public SnapshotSummary {
        regions = regions.stream().sorted().toList();
        coverage = coverage.stream().sorted().toList();
        findings = List.copyOf(findings);
    }
}
