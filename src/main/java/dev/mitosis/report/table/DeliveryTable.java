package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** How releases come into each unit that moves. */
final class DeliveryTable {
    private DeliveryTable() {}

    static Table<DeliveryWay> of(TargetDocument target, ReportIndex index) {
        return new Table<>(
                "delivery",
                "Delivery",
                "Who deploys into each unit that moves, from where, and by which role; where nobody was seen, a person has "
                        + "to tell.",
                List.of(
                        named("unit", "Unit", "Account, context and environment.")
                                .wide(44)
                                .text(way -> unit(way.unit())),
                        named("state", "Seen", "Whether somebody was seen who deploys it.")
                                .wide(12)
                                .status(way -> way.deployers().isEmpty() ? "open" : "seen"),
                        named("deployers", "Deployers", "Who deploys, how, and from which account.")
                                .wide(60)
                                .prose(way -> way.deployers().stream()
                                        .map(deployer ->
                                                index.plannedLink(deployer.id()).plain() + ", "
                                                        + PlainWords.of(
                                                                "deployer",
                                                                deployer.kind().label())
                                                        + ", from " + deployer.home())
                                        .collect(Collectors.joining("\n"))),
                        named("role", "Role to take", "The role in the unit's account.")
                                .wide(34)
                                .link(way -> way.role() == null ? Value.text("") : index.plannedThere(way.role())),
                        named("grants", "Grants", "How many buckets, keys and repositories have to let it in.")
                                .wide(9)
                                .number(Kind.NUMBER, way -> way.grants().size()),
                        named("why", "Why", "The reasons.").wide(60).prose(way -> Words.reasons(way.reasons()))),
                target.delivery(),
                DeliveryWay::unit);
    }

    /** A unit is called account/product/environment, with a hyphen for none. */
    private static String unit(String id) {
        String[] parts = id.split("/", -1);
        return parts.length != 3
                ? id
                : (parts[1].equals("-") ? "what is shared" : parts[1]) + (parts[2].equals("-") ? "" : " " + parts[2])
                        + ", in " + parts[0];
    }
}
