package dev.mitosis.target.connection;

import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection.Option;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists the ways that were looked at, each with its price and why it was taken or not. */
final class Options {
    private static final Map<String, Means> PROPOSALS = Map.of(
            "cross-account-role", Means.ROLE,
            "resource-policy", Means.RESOURCE_POLICY,
            "ram-share", Means.RAM_SHARE,
            "peering", Means.PEERING,
            "private-link", Means.PRIVATE_LINK,
            "replicate", Means.REPLICA,
            "copy", Means.REPLICA,
            "reissue", Means.NONE,
            "repoint", Means.NONE);

    private final Knowledge knowledge;
    private final Map<String, String> proposed;

    Options(Knowledge knowledge, Map<String, String> proposed) {
        this.knowledge = knowledge;
        this.proposed = proposed;
    }

    /** The ways of one provider. */
    List<Option> of(Crossing crossing, Means taken, String why, Function<Means, @Nullable String> flaw) {
        Map<Means, Option> all = new EnumMap<>(Means.class);
        add(all, taken, true, why);
        for (Means means : crossing.row().means()) {
            String problem = flaw.apply(means);
            add(all, means, problem == null, problem == null ? "It would do as well." : problem);
        }
        if (crossing.row().network()) {
            add(all, Means.PEERING, false, "It was not taken for this pair of networks, or one side has none.");
        }
        propose(all, crossing);
        return List.copyOf(all.values());
    }

    /** The ways of two networks. */
    List<Option> ofPair(Crossing first, Pairs.Choice choice, boolean oneRegion) {
        Map<Means, Option> all = new EnumMap<>(Means.class);
        add(all, choice.means(), true, choice.reason().text());
        add(all, Means.PEERING, !choice.overlap(), "One peering for each pair of networks.");
        add(
                all,
                Means.TRANSIT_GATEWAY,
                !choice.overlap(),
                oneRegion ? "Attachments cost more than a peering." : "Gateways of two regions have to be peered.");
        add(
                all,
                Means.RESOURCE_CONFIGURATION,
                choice.resources(),
                choice.resources()
                        ? "It costs more than a peering, and opens less."
                        : "More is needed than resources that can be named.");
        propose(all, first);
        return List.copyOf(all.values());
    }

    private void propose(Map<Means, Option> all, Crossing crossing) {
        String resolution = proposed.get(crossing.from().old() + " "
                + crossing.to().old() + " " + crossing.edge().kind().label());
        Means means = resolution == null ? null : PROPOSALS.get(resolution);
        if (means != null) {
            add(all, means, false, "The partition's first thought, before the networks and policies were known.");
        }
    }

    private void add(Map<Means, Option> all, Means means, boolean feasible, String why) {
        all.putIfAbsent(means, new Option(means, feasible, knowledge.price(means), why));
    }
}
