package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the route that a packet takes out of a subnet: the most specific one that covers its destination. */
final class RouteTables {
    private final NetworkModel model;

    RouteTables(NetworkModel model) {
        this.model = model;
    }

    /**
     * The route to a range.
     *
     * @param to the subnet that it should lead to; null for the internet
     */
    Reachability.Gate route(NetworkModel.Subnet from, NetworkModel.@Nullable Subnet to, Cidr range) {
        JsonNode table = model.table(from);
        if (to != null && to.vpc().equals(from.vpc())) {
            return new Reachability.Gate(true, "both ends are in " + from.vpc() + ", which routes locally");
        }
        if (table == null) {
            return new Reachability.Gate(false, "no route table is known for " + from.id());
        }
        String name = table.path("RouteTableId").asText();
        Optional<JsonNode> best = mostSpecific(table, range);
        if (best.isEmpty()) {
            return new Reachability.Gate(false, name + " has no route to " + range.text());
        }
        JsonNode route = best.get();
        if (route.path("State").asText().equals("blackhole")) {
            return new Reachability.Gate(false, "the route of " + name + " to " + range.text() + " is a black hole");
        }
        return to == null ? outward(route, name) : inward(route, name, from, to);
    }

    /** Whether the internet can open connections to the subnet: only through an internet gateway, never through NAT. */
    Reachability.Gate open(NetworkModel.Subnet subnet, Cidr internet) {
        JsonNode table = model.table(subnet);
        String gateway = table == null
                ? ""
                : mostSpecific(table, internet)
                        .map(route -> route.path("GatewayId").asText(""))
                        .orElse("");
        boolean open = gateway.startsWith("igw-");
        return new Reachability.Gate(
                open,
                open
                        ? subnet.id() + " is open to the internet through " + gateway
                        : subnet.id() + " has no route through an internet gateway");
    }

    private static Optional<JsonNode> mostSpecific(JsonNode table, Cidr range) {
        JsonNode best = null;
        int longest = -1;
        for (JsonNode route : table.path("Routes")) {
            String member = range.v6() ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock";
            Optional<Cidr> destination = Cidr.parse(route.path(member).asText());
            if (destination.filter(d -> d.contains(range)).isPresent()
                    && destination.get().prefix() > longest) {
                longest = destination.get().prefix();
                best = route;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Reachability.Gate outward(JsonNode route, String table) {
        String gateway = route.path("GatewayId").asText("");
        if (gateway.startsWith("igw-")) {
            return new Reachability.Gate(true, table + " routes to the internet through " + gateway);
        }
        for (String member :
                new String[] {"NatGatewayId", "EgressOnlyInternetGatewayId", "TransitGatewayId", "NetworkInterfaceId"
                }) {
            String id = route.path(member).asText("");
            if (!id.isEmpty()) {
                return new Reachability.Gate(true, table + " routes to the internet through " + id);
            }
        }
        return new Reachability.Gate(false, table + " does not route to the internet");
    }

    private Reachability.Gate inward(JsonNode route, String table, NetworkModel.Subnet from, NetworkModel.Subnet to) {
        String peering = route.path("VpcPeeringConnectionId").asText("");
        if (!peering.isEmpty()) {
            boolean leads = to.vpc().equals(model.peer(peering, from.vpc()));
            return new Reachability.Gate(
                    leads,
                    leads
                            ? table + " routes to " + to.vpc() + " through peering " + peering
                            : "peering " + peering + " of " + table + " does not lead to " + to.vpc());
        }
        String transit = route.path("TransitGatewayId").asText("");
        if (!transit.isEmpty()) {
            boolean leads = model.isAttached(transit, to.vpc());
            return new Reachability.Gate(
                    leads,
                    leads
                            ? table + " routes to " + to.vpc() + " through transit gateway " + transit
                            : to.vpc() + " is not attached to transit gateway " + transit);
        }
        return new Reachability.Gate(false, table + " has no route that leads to " + to.vpc());
    }
}
