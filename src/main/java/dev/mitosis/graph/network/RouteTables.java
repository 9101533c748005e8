package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the route that a packet takes out of a subnet: the most specific one that covers its destination. */
final class RouteTables {
    private static final List<String> WAYS_OUT = List.of(
            "GatewayId",
            "NatGatewayId",
            "EgressOnlyInternetGatewayId",
            "VpcPeeringConnectionId",
            "NetworkInterfaceId",
            "LocalGatewayId",
            "CarrierGatewayId",
            "CoreNetworkArn");

    private final NetworkModel model;

    RouteTables(NetworkModel model) {
        this.model = model;
    }

    /**
     * The route to a range.
     *
     * @param to the subnet that it should lead to; null for a place outside: the internet or a network beyond a gateway
     */
    Gate route(NetworkModel.Subnet from, NetworkModel.@Nullable Subnet to, Cidr range) {
        JsonNode table = model.table(from);
        if (to != null && to.vpc().equals(from.vpc())) {
            return new Gate(true, "both ends are in " + from.vpc() + ", which routes locally");
        }
        if (table == null) {
            return new Gate(false, "no route table is known for " + from.id());
        }
        String name = table.path("RouteTableId").asText();
        Optional<JsonNode> best = mostSpecific(table, range);
        if (best.isEmpty()) {
            return new Gate(false, name + " has no route to " + range.text());
        }
        JsonNode route = best.get();
        if (route.path("State").asText().equals("blackhole")) {
            return new Gate(false, "the route of " + name + " to " + range.text() + " is a black hole");
        }
        return to == null ? outward(route, name, from, range) : inward(route, name, from, to, range);
    }

    /** Whether a packet to the range leaves through an internet gateway, and so needs a public address. */
    boolean isThroughInternetGateway(NetworkModel.Subnet from, Cidr range) {
        JsonNode table = model.table(from);
        return table != null
                && mostSpecific(table, range)
                        .filter(route -> route.path("GatewayId").asText().startsWith("igw-"))
                        .isPresent();
    }

    /** The route to an AWS service through a gateway endpoint; empty where the table has none. */
    Optional<JsonNode> toService(NetworkModel.Subnet from, String endpoint) {
        JsonNode table = model.table(from);
        if (table == null) {
            return Optional.empty();
        }
        for (JsonNode route : table.path("Routes")) {
            if (route.path("GatewayId").asText().equals(endpoint)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** Whether the internet can open connections to the subnet: only through an internet gateway, never through NAT. */
    Gate open(NetworkModel.Subnet subnet, Cidr internet) {
        if (model.table(subnet) == null) {
            return new Gate(false, "no route table is known for " + subnet.id());
        }
        boolean open = isThroughInternetGateway(subnet, internet);
        return new Gate(
                open,
                open
                        ? subnet.id() + " is open to the internet through an internet gateway"
                        : subnet.id() + " has no route through an internet gateway");
    }

    private Optional<JsonNode> mostSpecific(JsonNode table, Cidr range) {
        JsonNode best = null;
        int longest = -1;
        for (JsonNode route : table.path("Routes")) {
            for (Cidr destination : destinations(route)) {
                if (destination.contains(range) && destination.prefix() > longest) {
                    longest = destination.prefix();
                    best = route;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Cidr> destinations(JsonNode route) {
        List<Cidr> destinations = new ArrayList<>(
                model.prefixList(route.path("DestinationPrefixListId").asText()));
        Cidr.parse(route.path("DestinationCidrBlock").asText()).ifPresent(destinations::add);
        Cidr.parse(route.path("DestinationIpv6CidrBlock").asText()).ifPresent(destinations::add);
        return destinations;
    }

    private Gate outward(JsonNode route, String table, NetworkModel.Subnet from, Cidr range) {
        String transit = route.path("TransitGatewayId").asText("");
        if (!transit.isEmpty()) {
            return model.transit().carry(transit, from.vpc(), null, range);
        }
        String gateway = route.path("GatewayId").asText("");
        if (gateway.startsWith("igw-") && range.isPrivate()) {
            return new Gate(
                    false,
                    table + " sends " + range.text() + " to " + gateway + ", which carries no private addresses");
        }
        for (String member : WAYS_OUT) {
            String id = route.path(member).asText("");
            if (!id.isEmpty() && !id.equals("local")) {
                return new Gate(true, table + " routes to " + place(range) + " through " + id);
            }
        }
        return new Gate(false, table + " does not route to " + place(range));
    }

    private static String place(Cidr range) {
        return range.isEverything() ? "the internet" : range.text();
    }

    private Gate inward(JsonNode route, String table, NetworkModel.Subnet from, NetworkModel.Subnet to, Cidr range) {
        String peering = route.path("VpcPeeringConnectionId").asText("");
        if (!peering.isEmpty()) {
            boolean leads = to.vpc().equals(model.peer(peering, from.vpc()));
            return new Gate(
                    leads,
                    leads
                            ? table + " routes to " + to.vpc() + " through peering " + peering
                            : "peering " + peering + " of " + table + " does not lead to " + to.vpc());
        }
        String transit = route.path("TransitGatewayId").asText("");
        if (!transit.isEmpty()) {
            return model.transit().carry(transit, from.vpc(), to.vpc(), range);
        }
        return new Gate(false, table + " has no route that leads to " + to.vpc());
    }
}
