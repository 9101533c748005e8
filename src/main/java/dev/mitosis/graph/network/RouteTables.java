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
            return Gate.open("both ends are in " + from.vpc() + ", which routes locally");
        }
        if (table == null) {
            return unread(from);
        }
        String name = table.path("RouteTableId").asText();
        Optional<JsonNode> best = mostSpecific(table, range);
        if (best.isEmpty()) {
            return unknownList(table)
                    .map(list -> Gate.unknown(name + " has a route to " + list + ", whose entries are not known"))
                    .orElseGet(() -> Gate.closed(name + " has no route to " + range.text()));
        }
        JsonNode route = best.get();
        if (route.path("State").asText().equals("blackhole")) {
            return Gate.closed("the route of " + name + " to " + range.text() + " is a black hole");
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

    /** Whether the subnet's table leads to an AWS service through a gateway endpoint. */
    Gate toEndpoint(NetworkModel.Subnet from, ServiceEndpoints.ServiceEndpoint gateway) {
        if (model.table(from) == null) {
            return unread(from);
        }
        boolean leads = toService(from, gateway.id()).isPresent();
        return Gate.of(
                leads,
                leads
                        ? "the route table of " + from.id() + " leads to " + gateway.service()
                                + " through gateway endpoint " + gateway.id()
                        : "the route table of " + from.id() + " has no route to gateway endpoint " + gateway.id());
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

    /**
     * Whether a network outside, or the internet, can open connections to the subnet: by a gateway that leads there and
     * lets in what comes from there, as those that translate addresses never do.
     */
    Gate open(NetworkModel.Subnet subnet, Cidr outside) {
        JsonNode table = model.table(subnet);
        if (table == null) {
            return unread(subnet);
        }
        if (!outside.isEverything()) {
            return mostSpecific(table, outside)
                    .map(RouteTables::oneWay)
                    .filter(gateway -> !gateway.isEmpty())
                    .map(gateway -> Gate.closed(table.path("RouteTableId").asText() + " routes to " + outside.text()
                            + " through " + gateway + ", which lets nobody in"))
                    .orElseGet(() -> route(subnet, null, outside));
        }
        boolean open = isThroughInternetGateway(subnet, outside);
        return Gate.of(
                open,
                open
                        ? subnet.id() + " is open to the internet through an internet gateway"
                        : subnet.id() + " has no route through an internet gateway");
    }

    /** The gateway of a route through which only answers come back; empty for any other. */
    private static String oneWay(JsonNode route) {
        String nat = route.path("NatGatewayId").asText("");
        return nat.isEmpty() ? route.path("EgressOnlyInternetGatewayId").asText("") : nat;
    }

    private static Gate unread(NetworkModel.Subnet subnet) {
        return Gate.unknown("no route table is known for " + subnet.id());
    }

    /** The first prefix list that the table routes to and whose entries are not known. */
    private Optional<String> unknownList(JsonNode table) {
        for (JsonNode route : table.path("Routes")) {
            String list = route.path("DestinationPrefixListId").asText("");
            // A gateway endpoint is reached by its own route, whatever the list holds.
            boolean endpoint = route.path("GatewayId").asText().startsWith("vpce-");
            if (!list.isEmpty() && !endpoint && !model.knowsPrefixList(list)) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
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
            return Gate.closed(
                    table + " sends " + range.text() + " to " + gateway + ", which carries no private addresses");
        }
        String nat = route.path("NatGatewayId").asText("");
        if (!nat.isEmpty()) {
            return throughNat(nat, table, range);
        }
        for (String member : WAYS_OUT) {
            String id = route.path(member).asText("");
            if (!id.isEmpty() && !id.equals("local")) {
                return Gate.open(table + " routes to " + place(range) + " through " + id);
            }
        }
        return Gate.closed(table + " does not route to " + place(range));
    }

    /** What a NAT gateway sends on takes the route of the gateway's own subnet. */
    private Gate throughNat(String nat, String table, Cidr range) {
        String text = table + " routes to " + place(range) + " through " + nat;
        JsonNode gateway = model.natGateway(nat);
        NetworkModel.Subnet subnet =
                gateway == null ? null : model.subnet(gateway.path("SubnetId").asText());
        if (gateway == null || subnet == null) {
            return range.isPrivate() ? Gate.unknown(text + ", whose own route is not known") : Gate.open(text);
        }
        JsonNode own = model.table(subnet);
        if (own == null) {
            return unread(subnet);
        }
        Optional<JsonNode> next =
                mostSpecific(own, range).filter(route -> oneWay(route).isEmpty());
        if (next.isEmpty()) {
            return Gate.closed(text + ", but " + subnet.id() + " has no route there");
        }
        if (next.get().path("GatewayId").asText("").startsWith("igw-")
                && gateway.path("ConnectivityType").asText().equals("private")) {
            return Gate.closed(text + ", which has no public address");
        }
        Gate onward = outward(next.get(), own.path("RouteTableId").asText(), subnet, range);
        return onward.passes() == Reach.YES ? Gate.open(text) : onward;
    }

    private static String place(Cidr range) {
        return range.isEverything() ? "the internet" : range.text();
    }

    private Gate inward(JsonNode route, String table, NetworkModel.Subnet from, NetworkModel.Subnet to, Cidr range) {
        String peering = route.path("VpcPeeringConnectionId").asText("");
        if (!peering.isEmpty()) {
            if (!model.knowsPeering(peering)) {
                return Gate.unknown("the snapshot lacks peering " + peering + " of " + table);
            }
            boolean leads = to.vpc().equals(model.peer(peering, from.vpc()));
            return Gate.of(
                    leads,
                    leads
                            ? table + " routes to " + to.vpc() + " through peering " + peering
                            : "peering " + peering + " of " + table + " does not lead to " + to.vpc());
        }
        String transit = route.path("TransitGatewayId").asText("");
        if (!transit.isEmpty()) {
            return model.transit().carry(transit, from.vpc(), to.vpc(), range);
        }
        return Gate.closed(table + " has no route that leads to " + to.vpc());
    }
}
