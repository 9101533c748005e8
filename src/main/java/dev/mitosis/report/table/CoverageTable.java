package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;

/** What the scan read and what it could not read; the holes come first. */
final class CoverageTable {
    static final String NAME = "coverage";

    private CoverageTable() {}

    static Table<Coverage> of(ReportInput input) {
        return new Table<>(
                NAME,
                "Coverage",
                "What the scan read and what it could not read; whatever is not complete comes first.",
                List.of(
                        named("status", "Status", "What became of the attempt to read.")
                                .wide(15)
                                .status(row -> row.status().label()),
                        named("complete", "Missing", "Says yes where something may be missing.")
                                .wide(10)
                                .text(row -> Words.yes(!row.status().complete())),
                        named("service", "Service", "The AWS service.").wide(20).text(Coverage::service),
                        named("type", "Type", "The CloudFormation type.")
                                .wide(36)
                                .text(Coverage::type),
                        named("region", "Region", "The region; global where there is none.")
                                .wide(15)
                                .text(Coverage::region),
                        named("operation", "Operation", "The read that was tried, by its IAM name.")
                                .wide(44)
                                .text(Coverage::operation),
                        named("count", "Resources", "How many were read.")
                                .wide(11)
                                .number(Kind.NUMBER, Coverage::count),
                        named("reason", "Reason", "Why it is not complete.")
                                .wide(56)
                                .prose(Coverage::reason)),
                input.snapshot().coverage().stream().sorted().toList(),
                row -> String.join(
                        " ",
                        row.service(),
                        row.type(),
                        row.region(),
                        row.operation(),
                        row.status().label(),
                        row.reason()));
    }
}
