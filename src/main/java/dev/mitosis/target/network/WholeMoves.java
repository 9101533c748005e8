package dev.mitosis.target.network;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.Fate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds VPCs that go to one account as a whole and have nothing to do with any other network: they may have the same
 * range there, so that nobody who knows its addresses has to be told.
 */
final class WholeMoves {
    /** From a database over its subnet group and a subnet to the VPC. */
    private static final int DEEPEST = 3;

    private static final Set<String> DOORS = Set.of(
            "AWS::EC2::VPCPeeringConnection",
            "AWS::EC2::TransitGatewayAttachment",
            "AWS::EC2::VPNGateway",
            "AWS::NetworkManager::VpcAttachment");

    private final NetworkGround ground;
    private final Map<String, Set<String>> homes = new HashMap<>();
    private final Set<String> connected = new HashSet<>();

    /**
     * Finds them.
     *
     * @param joined the old ARNs of what is copied over a connection of the old network with the new one
     */
    WholeMoves(NetworkGround ground, Collection<Placed> things, List<Edge> edges, Set<String> joined) {
        this.ground = ground;
        for (int i = 0; i < DEEPEST; i++) {
            for (Placed thing : things) {
                for (String host : ground.attachedTo(thing.old())) {
                    if (ground.typeOf(host).equals("AWS::EC2::VPC")) {
                        live(thing.old(), Set.of(host));
                    } else if (homes.containsKey(host)) {
                        live(thing.old(), Set.copyOf(homes.getOrDefault(host, Set.of())));
                    }
                }
            }
        }
        for (Placed thing : things) {
            if (DOORS.contains(thing.type())) {
                connected.addAll(homes.getOrDefault(thing.old(), Set.of()));
            }
        }
        edges.forEach(this::connect);
        joined.forEach(thing -> connected.addAll(homes.getOrDefault(thing, Set.of())));
    }

    private void live(String thing, Set<String> vpcs) {
        homes.computeIfAbsent(thing, unseen -> new TreeSet<>()).addAll(vpcs);
    }

    private void connect(Edge edge) {
        Set<String> from = homes.getOrDefault(edge.from(), Set.of());
        Set<String> to = homes.getOrDefault(edge.to(), Set.of());
        if (edge.kind() != EdgeKind.ATTACHED_TO && !from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
            connected.addAll(from);
            connected.addAll(to);
        }
    }

    /** Whether the network may have the range of the old one. */
    boolean keeps(NetworkPlan plan) {
        Placed vpc = plan.vpc;
        return vpc.principal()
                && vpc.fate() == Fate.MOVES
                && ground.all(vpc.old()).size() == 1
                && !connected.contains(vpc.old())
                && isOneRange(plan)
                && isAlone(vpc);
    }

    /** Whether all that lived in it goes along; what stays would have pinned it. */
    private boolean isOneRange(NetworkPlan plan) {
        Range all = rangeOf(plan.vpc.old());
        return all != null
                && plan.subnets.stream()
                        .map(subnet -> ground.records.subnets.get(subnet.old()))
                        .allMatch(record -> record != null
                                && Range.parse(record.cidr())
                                        .filter(all::contains)
                                        .isPresent());
    }

    private @Nullable Range rangeOf(String vpc) {
        return Range.parse(ground.records.cidrs.getOrDefault(vpc, "")).orElse(null);
    }

    private boolean isAlone(Placed vpc) {
        Range own = rangeOf(vpc.old());
        return own != null
                && ground.records.cidrs.entrySet().stream()
                        .filter(other -> !other.getKey().equals(vpc.old()))
                        .noneMatch(other -> Range.parse(other.getValue())
                                .filter(own::overlaps)
                                .isPresent());
    }
}
