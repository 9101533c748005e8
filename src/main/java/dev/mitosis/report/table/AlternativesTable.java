package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.PartitionDocument.VariantAccount;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import dev.mitosis.report.question.VariantPrices;
import java.util.List;
import java.util.stream.Collectors;

/** The proposed accounts beside fewer and beside more of them. */
final class AlternativesTable {
    static final String NAME = "alternatives";
    private static final String PRICE = "variant.price";

    private AlternativesTable() {}

    static Table<Variant> of(ReportInput input) {
        VariantPrices prices = new VariantPrices(input);
        return new Table<>(
                NAME,
                "Alternatives",
                "The proposed accounts beside fewer and more of them: what they cost on top, what running them takes, what crosses their borders.",
                List.of(
                        named("alternative", "Alternative", "Fewer accounts, those that are proposed, or more.")
                                .wide(13)
                                .text(Variant::name),
                        named("accounts", "Accounts", "All of them, with the old one and the foundation.")
                                .wide(10)
                                .number(Kind.NUMBER, Variant::accounts),
                        named(
                                        "on_top",
                                        "On top a month (USD)",
                                        "What all accounts have more than there is today: of the proposed ones what the sheet Costs adds up, of the others as much more or less as their accounts of products have on average.")
                                .wide(14)
                                .number(
                                        Kind.MONEY,
                                        variant -> prices.onTop(variant).orElse(null)),
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
                        named("why", "Why", "What is gained and what is lost.")
                                .wide(60)
                                // What the partition reckons with is a planning value; what the target creates has a
                                // price.
                                .prose(variant -> Words.reasons(variant.reasons().stream()
                                        .filter(reason -> !reason.rule().equals(PRICE))
                                        .toList()))),
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
