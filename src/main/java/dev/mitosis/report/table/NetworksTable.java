package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The networks of the accounts. */
final class NetworksTable {
    private NetworksTable() {}

    static Table<PlannedNetwork> of(TargetDocument target, ReportIndex index) {
        return new Table<>(
                "network",
                "Network",
                "The networks of each account with their ranges and subnets. No two that anything connects overlap.",
                List.of(
                        named("account", "Account", "Where it stands.").wide(24).text(PlannedNetwork::account),
                        named("region", "Region", "Where it is.").wide(13).text(PlannedNetwork::region),
                        named("vpc", "Network", "The VPC; leads to it in the target.")
                                .wide(28)
                                .link(network -> index.plannedLink(network.vpc())),
                        named("succeeds", "Succeeds", "The VPC of the old account.")
                                .wide(22)
                                .link(network -> index.resourceLink(network.succeeds())),
                        named("cidr", "Range", "Its range of addresses.")
                                .wide(17)
                                .text(PlannedNetwork::cidr),
                        named("kept", "Kept", "Says yes where it is the old network with its own range.")
                                .wide(8)
                                .text(network -> Words.yes(network.kept())),
                        named("count", "Subnets", "How many subnets it has.")
                                .wide(9)
                                .number(
                                        Kind.NUMBER,
                                        network -> network.subnets().size()),
                        named("subnets", "Ranges of subnets", "Each with its zone, tier and the addresses in use.")
                                .wide(46)
                                .prose(network -> network.subnets().stream()
                                        .map(subnet -> subnet.cidr() + " " + subnet.zone() + " " + subnet.tier() + ", "
                                                + subnet.addresses() + " in use")
                                        .collect(Collectors.joining("\n"))),
                        named(
                                        "shared",
                                        "Shared with",
                                        "The accounts whose things live in its subnets, and in how many.")
                                .wide(28)
                                .prose(network -> network.participants().stream()
                                        .map(guest -> guest.account() + ": "
                                                + guest.subnets().size())
                                        .collect(Collectors.joining("\n"))),
                        named("routes", "Routes", "How many routes it has.")
                                .wide(9)
                                .number(Kind.NUMBER, network -> network.routes().size()),
                        named("why", "Why", "The reasons.")
                                .wide(50)
                                .prose(network -> Words.reasons(network.reasons()))),
                target.networks(),
                PlannedNetwork::vpc);
    }
}
