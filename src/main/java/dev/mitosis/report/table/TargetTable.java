package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.report.facts.OutwardLinks;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Words;
import java.util.List;

/** What shall stand in which account. */
final class TargetTable {
    private TargetTable() {}

    static Table<PlannedResource> of(TargetDocument target, ReportIndex index) {
        return new Table<>(
                TableNames.TARGET,
                "Target",
                "What shall stand in which account, under which name, and what it succeeds. Names in ${...} are known when "
                        + "the thing is made.",
                List.of(
                        named("account", "Account", "Where it stands in the end.")
                                .wide(24)
                                .text(PlannedResource::account),
                        named("type", "Type", "Its CloudFormation type.")
                                .wide(28)
                                .text(PlannedResource::type),
                        named("name", "Name", "What it is called then.")
                                .wide(30)
                                .text(PlannedResource::name),
                        named("region", "Region", "Where it is.").wide(13).text(PlannedResource::region),
                        named("fate", "Fate", "What becomes of the old one, or how a new one comes to be.")
                                .wide(12)
                                .text(resource -> resource.fate().label()),
                        named("succeeds", "Succeeds", "The resource of the old account; empty for what is new.")
                                .wide(30)
                                .link(resource -> resource.succeeds() == null
                                        ? Value.text("")
                                        : index.resourceLink(resource.succeeds())),
                        named("filled", "Filled", "When it gets its data.")
                                .wide(12)
                                .text(resource -> resource.filled().label()),
                        named("why", "Why", "The reasons, the first judgement first.")
                                .wide(60)
                                .prose(resource -> Words.reasons(resource.reasons())),
                        named("arn", "ARN", "Its ARN then.")
                                .wide(60)
                                .notPrinted()
                                .mixed(Kind.CODE, planned -> OutwardLinks.console(planned.arn()))),
                target.resources(),
                PlannedResource::id);
    }
}
