package dev.mitosis.target.connection;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.target.network.Ranges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses the means for each pair of networks once: nothing but a few resources where one side is production and the
 * other is not, or where ranges overlap; else the networks are joined, by peering while they are few.
 */
final class Pairs {
    /** From so many joined pairs in a region on, a transit gateway is less work than peerings: planning value. */
    static final int MANY = 10;
    /** From more resources on, joining the networks is less work than a configuration of each: planning value. */
    static final int FEW = 3;

    private final Set<String> production;
    private final Map<String, PlannedNetwork> networks;
    private final WantedMeans wanted;
    private final TreeMap<Key, List<Crossing>> pairs = new TreeMap<>();
    private final Map<Key, Choice> choices = new HashMap<>();

    private static final Choice UNKNOWN =
            new Choice(Means.NONE, false, false, Reason.of("target.no-connection", "Nothing was looked at."));

    /** Two networks, by the ids of their VPCs in order. */
    record Key(String left, String right) implements Comparable<Key> {
        static Key of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Key(one, other) : new Key(other, one);
        }

        @Override
        public int compareTo(Key other) {
            int first = left.compareTo(other.left);
            return first != 0 ? first : right.compareTo(other.right);
        }
    }

    /** What was chosen; {@code means} is NONE where nothing would do. */
    record Choice(Means means, boolean overlap, boolean resources, Reason reason) {}

    Pairs(Map<String, PlannedNetwork> networks, Set<String> production, WantedMeans wanted) {
        this.networks = networks;
        this.production = production;
        this.wanted = wanted;
    }

    void add(Key key, Crossing crossing) {
        pairs.computeIfAbsent(key, unseen -> new ArrayList<>()).add(crossing);
    }

    Map<Key, List<Crossing>> all() {
        return pairs;
    }

    /** Chooses; asked for after all crossings were added. */
    void choose() {
        Map<String, Integer> joined = new HashMap<>();
        pairs.forEach((key, crossings) -> {
            Choice choice = choice(key, crossings);
            choices.put(key, choice);
            if (choice.means() == Means.PEERING) {
                joined.merge(region(key), 1, Integer::sum);
            }
        });
        pairs.keySet().forEach(key -> {
            Choice choice = of(key);
            if (choice.means() == Means.PEERING && joined.getOrDefault(region(key), 0) > MANY && isOneRegion(key)) {
                choices.put(
                        key,
                        new Choice(
                                Means.TRANSIT_GATEWAY,
                                false,
                                choice.resources(),
                                Reason.of(
                                        "connection.many",
                                        joined.get(region(key))
                                                + " pairs of networks of the region have to be joined, more than "
                                                + MANY
                                                + "; one gateway is less work than a peering for each.")));
            }
        });
        for (Key key : pairs.keySet()) {
            obey(key, key.left(), key.right());
            obey(key, key.right(), key.left());
        }
    }

    /** What people want stands over it, where it would do. */
    private void obey(Key key, String consumer, String provider) {
        Choice choice = of(key);
        String account = network(consumer).account();
        wanted.of(account, provider)
                .filter(means -> wouldDo(means, choice, key))
                .ifPresent(means -> {
                    wanted.obeyed(account, provider);
                    choices.put(key, new Choice(means, choice.overlap(), choice.resources(), WantedMeans.REASON));
                });
    }

    private boolean wouldDo(Means means, Choice choice, Key key) {
        return switch (means) {
            case PEERING -> !choice.overlap();
            case TRANSIT_GATEWAY -> !choice.overlap() && isOneRegion(key);
            case RESOURCE_CONFIGURATION -> choice.resources();
            default -> false;
        };
    }

    Choice of(Key key) {
        return choices.getOrDefault(key, UNKNOWN);
    }

    private PlannedNetwork network(String vpc) {
        PlannedNetwork network = networks.get(vpc);
        if (network == null) {
            throw new IllegalStateException("no network was designed for " + vpc);
        }
        return network;
    }

    private String region(Key key) {
        return network(key.left()).region();
    }

    boolean isOneRegion(Key key) {
        return region(key).equals(network(key.right()).region());
    }

    private Choice choice(Key key, List<Crossing> crossings) {
        PlannedNetwork left = network(key.left());
        PlannedNetwork right = network(key.right());
        boolean overlap = Ranges.overlap(left.cidr(), right.cidr());
        Set<String> providers = resources(crossings);
        boolean alone = isOneRegion(key)
                && !providers.isEmpty()
                && crossings.stream().allMatch(Pairs::isForResources)
                && crossings.stream()
                                .map(crossing -> crossing.to().account())
                                .distinct()
                                .count()
                        == 1;
        boolean guarded = crossings.stream()
                .anyMatch(crossing -> production.contains(crossing.from().account())
                        != production.contains(crossing.to().account()));
        if (alone && providers.size() <= FEW && guarded) {
            return new Choice(
                    Means.RESOURCE_CONFIGURATION,
                    overlap,
                    true,
                    Reason.of(
                            "connection.guarded",
                            "One side is production and the other is not, and " + providers.size()
                                    + " resources are all that is needed: they are reached one way, and nothing else is"
                                    + " opened."));
        }
        if (!overlap) {
            return new Choice(
                    Means.PEERING,
                    false,
                    alone,
                    Reason.of(
                            "connection.peering",
                            "A peering costs nothing but traffic, and the ranges do not overlap."));
        }
        Reason overlapping =
                Reason.of("connection.overlap", "The ranges overlap, so that the networks cannot be joined.");
        if (alone) {
            return new Choice(Means.RESOURCE_CONFIGURATION, true, true, overlapping);
        }
        boolean balanced =
                isOneRegion(key) && crossings.stream().allMatch(c -> c.row().allows(Means.PRIVATE_LINK));
        return balanced
                ? new Choice(Means.PRIVATE_LINK, true, false, overlapping)
                : new Choice(
                        Means.NONE,
                        true,
                        false,
                        Reason.of(
                                "target.no-connection",
                                left.cidr() + " of " + left.vpc() + " overlaps " + right.cidr() + " of " + right.vpc()
                                        + ", so that the networks cannot be joined, and not all that is needed can be"
                                        + " reached without."));
    }

    private static Set<String> resources(List<Crossing> crossings) {
        return crossings.stream()
                .filter(crossing -> crossing.row().allows(Means.RESOURCE_CONFIGURATION))
                .map(crossing -> crossing.to().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A rule of a group that lets pass goes with the resource that is behind it. */
    private static boolean isForResources(Crossing crossing) {
        return crossing.row().allows(Means.RESOURCE_CONFIGURATION)
                || (crossing.edge().kind() == EdgeKind.MAY_CONNECT
                        && crossing.to().type().equals("AWS::EC2::SecurityGroup"));
    }
}
