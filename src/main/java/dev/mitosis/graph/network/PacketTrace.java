package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Traces a packet from gate to gate and stops at the first that blocks it. */
public final class PacketTrace {
    private final NetworkModel model;
    private final Traffic traffic;
    private final RouteTables routes;
    private final List<Gate> gates = new ArrayList<>();

    public PacketTrace(NetworkModel model, Traffic traffic) {
        this.model = model;
        this.traffic = traffic;
        this.routes = new RouteTables(model);
    }

    public PathAnalysis trace(SubnetPair pair) {
        Cidr source = range(pair.source(), pair.from());
        Cidr target = range(pair.target(), pair.to());
        if (source == null || target == null) {
            return PathAnalysis.of(Gate.closed("one end has no range of this address family"));
        }
        List<Supplier<Gate>> way = new ArrayList<>();
        NetworkModel.Subnet from = pair.from();
        NetworkModel.Subnet to = pair.to();
        if (from != null) {
            way.add(() -> group(pair.source().groups(), false, pair.target().groups(), target));
            way.add(() -> acl(from, true, target, traffic));
            way.add(() -> routes.route(from, to, target));
            if (to == null && routes.isThroughInternetGateway(from, target)) {
                way.add(() -> address(pair.source()));
            }
        }
        if (to != null) {
            way.add(() -> acl(to, false, source, traffic));
            way.add(() -> group(pair.target().groups(), true, pair.source().groups(), source));
            way.add(() -> from == null ? routes.open(to, source) : routes.route(to, from, source));
            if (from == null && routes.isThroughInternetGateway(to, source)) {
                way.add(() -> address(pair.target()));
            }
            way.add(() -> acl(to, true, source, traffic.answers()));
        }
        if (from != null) {
            way.add(() -> acl(from, false, target, traffic.answers()));
        }
        return pass(way);
    }

    /** Traces a packet to an AWS service through a gateway endpoint. */
    public PathAnalysis trace(NetworkEnd source, NetworkModel.Subnet from, ServiceEndpoints.ServiceEndpoint gateway) {
        Cidr target = traffic.v6() ? NetworkEnd.INTERNET_V6 : NetworkEnd.INTERNET_V4;
        Optional<JsonNode> route = routes.toService(from, gateway.id());
        Set<String> lists = route.map(
                        r -> Set.of(r.path("DestinationPrefixListId").asText()))
                .orElse(Set.of());
        return pass(List.of(
                () -> group(source.groups(), false, lists, target),
                () -> acl(from, true, target, traffic),
                () -> routes.toEndpoint(from, gateway),
                () -> acl(from, false, target, traffic.answers())));
    }

    private PathAnalysis pass(List<Supplier<Gate>> way) {
        for (Supplier<Gate> gate : way) {
            gates.add(gate.get());
            if (gates.get(gates.size() - 1).passes() == Reach.NO) {
                break;
            }
        }
        return PathAnalysis.of(gates);
    }

    /** An internet gateway carries only what has a public address. */
    private Gate address(NetworkEnd end) {
        boolean has = model.publicSides().hasAddress(end.id(), end.type(), traffic.v6());
        String kind = traffic.v6() ? "IPv6 address" : "public address";
        return Gate.of(has, end.title() + (has ? " has a " : " has no ") + kind);
    }

    private @Nullable Cidr range(NetworkEnd end, NetworkModel.@Nullable Subnet subnet) {
        if (subnet == null) {
            return end.outside(traffic.v6());
        }
        return subnet.ranges(traffic.v6()).stream().findFirst().orElse(null);
    }

    private Gate group(Set<String> groups, boolean ingress, Set<String> peers, Cidr range) {
        String side = ingress ? "ingress" : "egress";
        if (groups.isEmpty()) {
            return Gate.open("no security group guards the " + side);
        }
        Set<String> unknown = new TreeSet<>();
        for (String id : groups) {
            JsonNode group = model.group(id);
            if (group == null) {
                unknown.add("security group " + id);
                continue;
            }
            for (JsonNode rule : group.path(ingress ? "IpPermissions" : "IpPermissionsEgress")) {
                String peer = traffic.matchesGroupRule(rule) ? peer(rule, peers, range) : null;
                if (peer != null) {
                    String preposition = ingress ? " from " : " to ";
                    return Gate.open(side + " of " + id + " allows " + Traffic.portsOf(rule) + preposition + peer);
                }
                unknown.addAll(unknownLists(rule));
            }
        }
        if (!unknown.isEmpty()) {
            return Gate.unknown("the snapshot lacks " + String.join(", ", unknown));
        }
        return Gate.closed("no " + side + " rule of " + String.join(", ", groups) + " allows " + traffic
                + (ingress ? " from there" : " to there"));
    }

    private @Nullable String peer(JsonNode rule, Set<String> peers, Cidr range) {
        for (JsonNode pair : rule.path("UserIdGroupPairs")) {
            if (peers.contains(pair.path("GroupId").asText())) {
                return pair.path("GroupId").asText();
            }
        }
        for (String text : ranges(rule)) {
            if (Cidr.parse(text).filter(allowed -> covers(allowed, range)).isPresent()) {
                return text;
            }
        }
        for (JsonNode list : rule.path("PrefixListIds")) {
            String id = list.path("PrefixListId").asText();
            if (peers.contains(id) || model.prefixList(id).stream().anyMatch(allowed -> covers(allowed, range))) {
                return id;
            }
        }
        return null;
    }

    /** The prefix lists of a rule for this traffic whose entries are not known. */
    private List<String> unknownLists(JsonNode rule) {
        List<String> unknown = new ArrayList<>();
        if (traffic.matchesGroupRule(rule)) {
            for (JsonNode list : rule.path("PrefixListIds")) {
                String id = list.path("PrefixListId").asText();
                if (!model.knowsPrefixList(id)) {
                    unknown.add("prefix list " + id);
                }
            }
        }
        return unknown;
    }

    /** A rule for part of a subnet lets part of its members through. */
    private static boolean covers(Cidr allowed, Cidr range) {
        return range.isEverything() ? allowed.isEverything() : allowed.overlaps(range);
    }

    private static List<String> ranges(JsonNode rule) {
        List<String> texts = new ArrayList<>();
        rule.path("IpRanges").forEach(range -> texts.add(range.path("CidrIp").asText()));
        rule.path("Ipv6Ranges")
                .forEach(range -> texts.add(range.path("CidrIpv6").asText()));
        return texts;
    }

    private Gate acl(NetworkModel.Subnet subnet, boolean egress, Cidr peer, Traffic packet) {
        JsonNode acl = model.acl(subnet);
        String side = egress ? "out of " : "into ";
        if (acl == null) {
            return Gate.unknown("no network ACL is known for " + subnet.id());
        }
        String id = acl.path("NetworkAclId").asText();
        List<JsonNode> entries = new ArrayList<>();
        acl.path("Entries").forEach(entries::add);
        entries.sort(java.util.Comparator.comparingInt(
                entry -> entry.path("RuleNumber").asInt()));
        for (JsonNode entry : entries) {
            if (entry.path("Egress").asBoolean() == egress && speaksOf(entry, peer, packet)) {
                boolean allows = entry.path("RuleAction").asText().equals("allow");
                String text = "rule " + entry.path("RuleNumber").asText() + " of network ACL " + id
                        + (allows ? " allows " : " denies ") + packet + " " + side + subnet.id();
                return Gate.of(allows, text);
            }
        }
        return Gate.closed("network ACL " + id + " has no rule for " + packet + " " + side + subnet.id());
    }

    private static boolean speaksOf(JsonNode entry, Cidr peer, Traffic packet) {
        String text = entry.path(packet.v6() ? "Ipv6CidrBlock" : "CidrBlock").asText();
        return packet.matchesAclEntry(entry)
                && Cidr.parse(text).filter(range -> range.contains(peer)).isPresent();
    }
}
