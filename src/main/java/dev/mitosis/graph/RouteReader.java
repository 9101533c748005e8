package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads the routes of a route table: which gateway, peering or interface each destination goes through. */
final class RouteReader implements Reader {
    private static final List<String> HOPS = List.of(
            "GatewayId",
            "NatGatewayId",
            "TransitGatewayId",
            "VpcPeeringConnectionId",
            "EgressOnlyInternetGatewayId",
            "NetworkInterfaceId",
            "InstanceId",
            "LocalGatewayId",
            "CarrierGatewayId",
            "CoreNetworkArn");

    @Override
    public void read(Pen pen, JsonNode routes, String pointer, List<String> targets) {
        for (int i = 0; i < routes.size(); i++) {
            JsonNode route = routes.get(i);
            for (String hop : HOPS) {
                String id = route.path(hop).asText("");
                if (!id.isEmpty() && !id.equals("local")) {
                    hop(pen, route, id, pointer + "/" + i + "/" + hop);
                }
            }
        }
    }

    private static void hop(Pen pen, JsonNode route, String id, String pointer) {
        String destination = destination(route);
        String state = route.path("State").asText().equals("blackhole") ? " (blackhole)" : "";
        Optional<Entity> found = pen.resolve(id, List.of()).map(Pen.Match::entity);
        found.ifPresent(entity ->
                pen.to(entity, EdgeKind.ROUTES_TO, Strength.EXACT, pointer, destination + " through " + id + state));
        if (id.startsWith("tgw-") || id.startsWith("vgw-")) {
            beyond(pen, destination, pointer, id);
        }
    }

    /** What lies behind a transit or virtual gateway and in no network of this account is somebody else's. */
    private static void beyond(Pen pen, String destination, String pointer, String id) {
        Optional<Cidr> range = Cidr.parse(destination);
        boolean foreign = range.filter(r -> !r.isEverything()).isPresent()
                && !pen.drawing().networks().isOwned(range.get());
        if (foreign) {
            pen.to(
                    pen.drawing().outside().network(destination),
                    EdgeKind.ROUTES_TO,
                    Strength.EXACT,
                    pointer,
                    destination + " through " + id);
        }
    }

    private static String destination(JsonNode route) {
        for (String member : List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")) {
            String text = route.path(member).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "unknown";
    }
}
