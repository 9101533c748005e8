package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.BorderVerdict;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What a border between two contexts costs and gives. */
final class BordersTable {
    private BordersTable() {}

    static Table<Coupling> of(ReportInput input) {
        return new Table<>(
                "borders",
                "Borders",
                "What a border between two contexts would cost in crossings and what it would give, in points that are no money and"
                        + " only to be compared; where it costs more, decouple first.",
                List.of(
                        named("left", "Context", "One side of the border.")
                                .wide(24)
                                .text(Coupling::left),
                        named("right", "Other context", "The other side.")
                                .wide(24)
                                .text(Coupling::right),
                        named("environment", "Environment", "Where both live.")
                                .wide(14)
                                .text(Coupling::environment),
                        named("price", "Price (points)", "The weight of the dependencies that would cross it.")
                                .wide(14)
                                .number(Kind.NUMBER, Coupling::price),
                        named("benefit", "Benefit (points)", "The weight of what the border gives.")
                                .wide(15)
                                .number(Kind.NUMBER, Coupling::benefit),
                        named("split", "Proposal", "Whether to draw the border, now, later or not at all.")
                                .wide(22)
                                .status(coupling -> proposal(coupling.verdict())),
                        named("hardness", "Crossings (points)", "What would cross the border, the hardest first.")
                                .wide(26)
                                .prose(BordersTable::bonds),
                        named(
                                        "decouple",
                                        "Decouple first",
                                        "What has to be taken apart before, with planned days of work.")
                                .wide(50)
                                .prose(BordersTable::decouple),
                        named("why", "Why", "The reasons.")
                                .wide(80)
                                .prose(coupling -> Words.reasons(coupling.reasons()))),
                input.partition().couplings(),
                coupling -> String.join("/", coupling.environment(), coupling.left(), coupling.right()));
    }

    private static String proposal(BorderVerdict verdict) {
        return switch (verdict) {
            case SPLIT -> "split";
            case SPLIT_AFTER_DECOUPLING -> "decouple first";
            case DO_NOT_SPLIT -> "do not split";
            case IN_PLACE -> "production stays";
        };
    }

    private static String bonds(Coupling coupling) {
        return coupling.bonds().stream()
                .map(bond -> bond.hardness().words() + " " + bond.price())
                .collect(Collectors.joining("\n"));
    }

    private static String decouple(Coupling coupling) {
        return coupling.decouple().stream()
                .map(one -> one.how() + " (" + one.days() + " days)")
                .collect(Collectors.joining("\n"));
    }
}
