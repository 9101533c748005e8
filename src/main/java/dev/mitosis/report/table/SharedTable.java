package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What several contexts need. */
final class SharedTable {
    private SharedTable() {}

    static Table<SharedResource> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                "shared",
                "Shared",
                "Resources that several contexts need today: networks, keys, databases, buckets, and what is proposed for each.",
                List.of(
                        named("resource", "Resource", "The shared resource.")
                                .wide(32)
                                .link(shared -> index.resourceLink(shared.id())),
                        named("type", "Type", "Its CloudFormation type.")
                                .wide(30)
                                .text(SharedResource::type),
                        named("needed_by", "Needed by", "The contexts that need it.")
                                .wide(32)
                                .prose(shared -> Words.list(shared.neededBy())),
                        named("contexts", "Contexts", "How many contexts need it.")
                                .wide(10)
                                .number(Kind.NUMBER, shared -> shared.neededBy().size()),
                        named("how", "How", "How they need it: what each of them does.")
                                .wide(18)
                                .prose(shared -> shared.how().stream()
                                        .map(PlainWords::use)
                                        .distinct()
                                        .collect(Collectors.joining(", "))),
                        named("account", "Account", "Where it will live.")
                                .wide(24)
                                .text(SharedResource::account),
                        named("proposal", "Proposal", "What to do with it.")
                                .wide(56)
                                .prose(SharedResource::proposal)),
                input.partition().shared(),
                SharedResource::id);
    }
}
