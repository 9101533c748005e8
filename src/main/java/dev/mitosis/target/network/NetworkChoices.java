package dev.mitosis.target.network;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedChoice.Option;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says for each account that uses a VPC which another one owns, or could: whether it has its own, and what both cost.
 */
final class NetworkChoices {
    private static final String ABOUT = "networks";
    private static final String OWN = "own";
    private static final String SHARED = "shared";
    private static final String FILE = "prices.tsv";

    private final NetworkGround ground;
    private final Map<String, Double> prices = new HashMap<>();

    NetworkChoices(NetworkGround ground) {
        this.ground = ground;
        TsvTable.loadNamed(NetworkChoices.class, FILE)
                .forEach(row -> prices.put(row.get("part"), row.number("monthly")));
    }

    List<PlannedChoice> of(List<PlannedNetwork> networks) {
        List<PlannedChoice> choices = new ArrayList<>();
        for (PlannedNetwork network : networks) {
            Placed owner = network.kept() ? null : owner(network);
            if (owner != null) {
                choices.add(own(network, owner));
            }
            for (Participant participant : network.participants()) {
                choices.add(shared(network, participant));
            }
        }
        return List.copyOf(choices);
    }

    /** Who has what becomes of the old VPC itself, where that is another account. */
    private @Nullable Placed owner(PlannedNetwork network) {
        Placed principal = ground.usedIn("", network.succeeds());
        return principal == null || principal.account().equals(network.account()) ? null : principal;
    }

    private PlannedChoice own(PlannedNetwork network, Placed owner) {
        double price = price(network, network.subnets().size());
        boolean common = ground.records.defaults.contains(network.succeeds());
        String why = common
                ? "Subnets of the VPC that comes with an account cannot be shared."
                : "Nobody decided that " + network.account() + " uses subnets of " + owner.account()
                        + ": a network of its own is a border of its own.";
        return new PlannedChoice(
                ABOUT,
                network.account() + " " + network.vpc(),
                OWN,
                List.of(
                        Option.of(OWN, true, price, why),
                        Option.of(
                                SHARED,
                                !common,
                                0,
                                common
                                        ? "It comes with the account."
                                        : "Gateways and endpoints would be those of " + owner.account()
                                                + ", and its subnets the same for both.")),
                new Reason("network.own", Map.of("account", network.account(), "owner", owner.account()), why));
    }

    private PlannedChoice shared(PlannedNetwork network, Participant participant) {
        String why = "It was decided that " + participant.account() + " uses subnets of " + network.account() + ".";
        return new PlannedChoice(
                ABOUT,
                participant.account() + " " + network.vpc(),
                SHARED,
                List.of(
                        Option.of(
                                OWN,
                                true,
                                price(network, participant.subnets().size()),
                                "Gateways and endpoints of its own, and a border."),
                        Option.of(SHARED, true, 0, why)),
                new Reason(
                        "network.shared", Map.of("account", participant.account(), "owner", network.account()), why));
    }

    private double price(PlannedNetwork network, int zones) {
        long interfaces =
                network.endpoints().stream().filter(id -> !isGateway(id)).count();
        return Math.round(100
                        * (network.nat().size() * (of("nat-gateway") + of("nat-address"))
                                + interfaces * Math.max(1, zones) * of("interface-endpoint")))
                / 100.0;
    }

    private boolean isGateway(String id) {
        return ground.records.gatewayEndpoints.contains(ground.oldOf(id));
    }

    private double of(String part) {
        return prices.getOrDefault(part, 0.0);
    }
}
