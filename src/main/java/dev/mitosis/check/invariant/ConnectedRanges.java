package dev.mitosis.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.AddressRange;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Wiring;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The networks of a target that reach one another, by peering or over a transit gateway. */
final class ConnectedRanges {
    private final Map<String, PlannedNetwork> networks = new HashMap<>();
    private final TargetDocument target;
    private final Wiring wiring;

    ConnectedRanges(Landscape landscape) {
        this.target = landscape.target();
        this.wiring = landscape.wiring();
        for (PlannedNetwork network : target.networks()) {
            networks.put(network.vpc(), network);
            // One that goes on is called by the id that it has.
            landscape
                    .row(network.vpc())
                    .filter(row -> !row.fate().isMade())
                    .map(PlannedResource::succeeds)
                    .ifPresent(arn -> networks.put(arn.substring(arn.lastIndexOf('/') + 1), network));
        }
    }

    /** Two networks that reach one another. */
    record Pair(PlannedNetwork left, PlannedNetwork right) {
        boolean overlaps() {
            return AddressRange.of(left.cidr()).overlaps(AddressRange.of(right.cidr()));
        }
    }

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        Map<String, List<PlannedNetwork>> hubs = new TreeMap<>();
        for (PlannedResource row : target.resources()) {
            PlannedNetwork network = networkOf(row, "VpcId");
            if (network == null) {
                continue;
            }
            if (row.type().equals("AWS::EC2::VPCPeeringConnection")) {
                PlannedNetwork peer = networkOf(row, "PeerVpcId");
                if (peer != null) {
                    pairs.add(new Pair(network, peer));
                }
            } else if (row.type().startsWith("AWS::EC2::TransitGateway")) {
                hubs.computeIfAbsent(text(row, "TransitGatewayId"), id -> new ArrayList<>())
                        .add(network);
            }
        }
        hubs.values().forEach(members -> {
            for (int i = 0; i < members.size(); i++) {
                for (int j = i + 1; j < members.size(); j++) {
                    pairs.add(new Pair(members.get(i), members.get(j)));
                }
            }
        });
        return pairs;
    }

    private @Nullable PlannedNetwork networkOf(PlannedResource row, String property) {
        return networks.get(text(row, property));
    }

    private String text(PlannedResource row, String property) {
        JsonNode node = row.properties() == null ? null : row.properties().get(property);
        return node == null ? "" : wiring.meant(row, node).orElse(node.asText());
    }
}
