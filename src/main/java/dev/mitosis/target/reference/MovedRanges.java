package dev.mitosis.target.reference;

import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What ranges of the old networks mean in the new ones. Who was in a range then and may come now is in the account's
 * own network, or in one that a connection joins to it.
 */
final class MovedRanges {
    private final Map<String, List<Site>> sites = new HashMap<>();
    private final List<Site> all = new ArrayList<>();
    private final Map<String, Set<String>> joined = new HashMap<>();
    private final Map<String, Optional<Replaced>> known = new HashMap<>();

    /**
     * A network of the estate beside the one that it comes from.
     *
     * @param subnets the new range of each old one that has a successor
     */
    private record Site(PlannedNetwork network, Cidr old, Cidr planned, Map<String, String> subnets) {}

    /**
     * What stands in the place of a range.
     *
     * @param ranges none where nobody of it is reached from the account any more
     * @param piece whether it was a part of a subnet that cannot be told in the new one
     */
    record Replaced(List<String> ranges, boolean piece) {}

    /**
     * Knows the networks of an estate.
     *
     * @param rangeOf the range of an old VPC or subnet by its ARN; null where no record tells it
     * @param oldOf the ARN that a planned subnet succeeds
     */
    MovedRanges(
            List<PlannedNetwork> networks,
            List<PlannedConnection> connections,
            UnaryOperator<@Nullable String> rangeOf,
            Map<String, String> oldOf) {
        for (PlannedNetwork network : networks) {
            Cidr old = cidr(rangeOf.apply(network.succeeds()));
            Cidr planned = cidr(network.cidr());
            if (old != null && planned != null) {
                Map<String, String> subnets = new HashMap<>();
                for (PlannedSubnet subnet : network.subnets()) {
                    String arn = oldOf.get(subnet.id());
                    String range = arn == null ? null : rangeOf.apply(arn);
                    if (range != null && !subnet.cidr().isEmpty()) {
                        subnets.put(range, subnet.cidr());
                    }
                }
                Site site = new Site(network, old, planned, subnets);
                all.add(site);
                sites.computeIfAbsent(network.account(), account -> new ArrayList<>())
                        .add(site);
            }
        }
        connections.stream().filter(one -> joins(one.means())).forEach(this::join);
    }

    private static boolean joins(Means means) {
        return means == Means.PEERING || means == Means.TRANSIT_GATEWAY;
    }

    private void join(PlannedConnection connection) {
        for (Site site : all) {
            if (site.network().vpc().equals(connection.provider())) {
                joined.computeIfAbsent(connection.account(), account -> new LinkedHashSet<>())
                        .add(site.network().vpc());
                sites.getOrDefault(connection.account(), List.of())
                        .forEach(near -> joined.computeIfAbsent(
                                        site.network().account(), account -> new LinkedHashSet<>())
                                .add(near.network().vpc()));
            }
        }
    }

    private static @Nullable Cidr cidr(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Cidr.parse(text).orElse(null);
    }

    /** Whether a connection joins a network of the one account to one of the other. */
    boolean areJoined(String account, String other) {
        return sites.getOrDefault(other, List.of()).stream()
                .anyMatch(site -> joined.getOrDefault(account, Set.of())
                        .contains(site.network().vpc()));
    }

    /** Whether the address is one of a network that the account has anew: AWS gives others there. */
    boolean isOfOldNetwork(String account, String address) {
        Cidr asked = address.indexOf('/') < 0 ? cidr(address) : null;
        return asked != null
                && sites.getOrDefault(account, List.of()).stream()
                        .anyMatch(site -> !site.network().kept() && site.old().contains(asked));
    }

    /** What the range means for a thing in the account; null where it has nothing to do with networks that are new. */
    @Nullable
    Replaced in(String account, String range) {
        return known.computeIfAbsent(account + " " + range, unseen -> Optional.ofNullable(found(account, range)))
                .orElse(null);
    }

    private @Nullable Replaced found(String account, String range) {
        Cidr asked = cidr(range);
        if (asked == null || asked.isEverything() || range.indexOf('/') < 0) {
            return null;
        }
        Set<String> ranges = new LinkedHashSet<>();
        boolean concerned = false;
        boolean piece = false;
        for (Site site : all) {
            boolean near = site.network().account().equals(account)
                    || joined.getOrDefault(account, Set.of())
                            .contains(site.network().vpc());
            if (asked.contains(site.old())) {
                concerned = true;
                boolean whole = site.old().contains(asked);
                if (!whole) {
                    ranges.add(range);
                }
                if (near && (whole || !asked.contains(site.planned()))) {
                    ranges.add(site.network().cidr());
                }
            } else if (site.old().contains(asked)) {
                concerned = true;
                String subnet = site.network().kept() ? range : site.subnets().get(range);
                if (near && subnet != null) {
                    ranges.add(subnet);
                } else if (near) {
                    piece = true;
                }
            }
        }
        return concerned ? new Replaced(List.copyOf(ranges), piece) : null;
    }
}
