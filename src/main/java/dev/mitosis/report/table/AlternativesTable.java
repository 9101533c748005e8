package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.PartitionDocument.VariantAccount;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The proposed accounts beside fewer and beside more of them. */
final class AlternativesTable {
    static final String NAME = "alternatives";

    private AlternativesTable() {}

    static Table<Variant> of(ReportInput input) {
        return new Table<>(
                NAME,
                "Alternatives",
                "The proposed accounts beside fewer and more of them: what their baselines cost, what running them takes, what crosses their borders.",
                List.of(
                        named("alternative", "Alternative", "Fewer accounts, those that are proposed, or more.")
                                .wide(13)
                                .text(Variant::name),
                        named("accounts", "Accounts", "All of them, with the old one and the foundation.")
                                .wide(10)
                                .number(Kind.NUMBER, Variant::accounts),
                        named(
                                        "price",
                                        "Baseline a month (USD)",
                                        "What the baselines of all accounts cost, without the workloads.")
                                .wide(14)
                                .number(Kind.MONEY, Variant::monthlyPrice),
                        named("hours", "Hours a month", "What running all accounts takes one person.")
                                .wide(10)
                                .number(Kind.NUMBER, Variant::monthlyHours),
                        named("crossings", "Crossings", "Dependencies whose ends are in different accounts.")
                                .wide(10)
                                .number(Kind.NUMBER, Variant::crossings),
                        named("largest", "Largest account", "The part of the workloads in the largest account.")
                                .wide(10)
                                .number(Kind.PERCENT, Variant::largest),
                        named("workloads", "Accounts of workloads", "What lives in each of them.")
                                .wide(60)
                                .prose(AlternativesTable::workloads),
                        named("why", "Why", "What is gained and what is lost, and what the prices hold.")
                                .wide(60)
                                .prose(variant -> Words.reasons(variant.reasons()))),
                input.partition().variants(),
                Variant::name);
    }

    private static String workloads(Variant variant) {
        return variant.workloads().stream().map(AlternativesTable::workload).collect(Collectors.joining("\n"));
    }

    private static String workload(VariantAccount account) {
        return account.name() + ": " + Words.list(account.contexts());
    }
}
