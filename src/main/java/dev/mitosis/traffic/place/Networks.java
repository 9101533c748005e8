package dev.mitosis.traffic.place;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which network an address lies in: a VPC of the account, or one outside that its configuration names. */
public final class Networks {
    private static final String OUTSIDE = "external:network/";

    /** What an unknown network is cut to: what one office or provider has at least. */
    private static final int V4_CUT = 24;

    private static final int V6_CUT = 48;

    private final Map<String, List<Cidr>> vpcs = new TreeMap<>();
    private final Map<String, Set<String>> peers = new TreeMap<>();
    private final List<Cidr> outside = new ArrayList<>();

    /** Those of the snapshot, and those outside that its graph has nodes of. */
    public static Networks of(Snapshot snapshot, GraphDocument graph) {
        Networks networks = new Networks();
        try (Stream<Resource> resources = snapshot.resources()) {
            resources.forEachOrdered(networks::learn);
        }
        graph.nodes().stream()
                .filter(node -> node.id().startsWith(OUTSIDE))
                .flatMap(node -> Cidr.parse(node.id().substring(OUTSIDE.length())).stream())
                .filter(range -> !range.isEverything())
                .sorted(Comparator.comparing(Cidr::prefix).reversed())
                .forEach(networks.outside::add);
        return networks;
    }

    private void learn(Resource resource) {
        JsonNode data = resource.data();
        if (resource.type().equals("AWS::EC2::VPC")) {
            Set<String> ranges = new TreeSet<>();
            ranges.add(data.path("CidrBlock").asText());
            data.path("CidrBlockAssociationSet")
                    .forEach(one -> ranges.add(one.path("CidrBlock").asText()));
            data.path("Ipv6CidrBlockAssociationSet")
                    .forEach(one -> ranges.add(one.path("Ipv6CidrBlock").asText()));
            vpcs.put(
                    resource.id(),
                    ranges.stream().flatMap(text -> Cidr.parse(text).stream()).toList());
        } else if (resource.type().equals("AWS::EC2::VPCPeeringConnection")) {
            String left = data.at("/RequesterVpcInfo/VpcId").asText();
            String right = data.at("/AccepterVpcInfo/VpcId").asText();
            peers.computeIfAbsent(left, id -> new TreeSet<>()).add(right);
            peers.computeIfAbsent(right, id -> new TreeSet<>()).add(left);
        }
    }

    /**
     * The VPC of the account that holds the address, as seen from another: that one itself, else a peer, else the only
     * one that may be meant.
     *
     * @param from the id of the VPC from which it is seen; empty where that is not known
     */
    Optional<String> vpcOf(Cidr address, String from) {
        if (holds(from, address)) {
            return Optional.of(from);
        }
        List<String> near = peers.getOrDefault(from, Set.of()).stream()
                .filter(id -> holds(id, address))
                .toList();
        List<String> all = near.isEmpty()
                ? vpcs.keySet().stream().filter(id -> holds(id, address)).toList()
                : near;
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Whether some VPC of the account holds the address. */
    boolean isOwn(Cidr address) {
        return vpcs.keySet().stream().anyMatch(id -> holds(id, address));
    }

    private boolean holds(String vpc, Cidr address) {
        return vpcs.getOrDefault(vpc, List.of()).stream().anyMatch(range -> range.contains(address));
    }

    /** The smallest network outside that the configuration names and that has the address. */
    Optional<String> named(Cidr address) {
        return outside.stream()
                .filter(range -> range.contains(address))
                .findFirst()
                .map(Cidr::text);
    }

    /** The network that an address outside is counted with where nothing names it. */
    static String around(Cidr address) {
        return address.cut(address.v6() ? V6_CUT : V4_CUT);
    }
}
