package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads the routes of a route table: which gateway, peering or interface each destination goes through. */
final class RouteReader implements ValueReader {
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
    public void read(EdgeWriter writer, JsonNode routes, String pointer, List<String> targets) {
        for (int i = 0; i < routes.size(); i++) {
            JsonNode route = routes.get(i);
            for (String hop : HOPS) {
                String id = route.path(hop).asText("");
                if (!id.isEmpty() && !id.equals("local")) {
                    hop(writer, route, id, pointer + "/" + i + "/" + hop);
                }
            }
        }
    }

    private static void hop(EdgeWriter writer, JsonNode route, String id, String pointer) {
        String destination = destination(route);
        String state = route.path("State").asText().equals("blackhole") ? " (blackhole)" : "";
        Optional<Entity> found =
                writer.resolve(id, List.of()).map(EdgeWriter.Match::entity).or(() -> writer.missing(id));
        found.ifPresent(entity ->
                writer.to(entity, EdgeKind.ROUTES_TO, Strength.EXACT, pointer, destination + " through " + id + state));
        if (id.startsWith("tgw-") || id.startsWith("vgw-")) {
            beyond(writer, destination, pointer, id);
        }
    }

    /** What lies behind a transit or virtual gateway and in no network of this account is somebody else's. */
    private static void beyond(EdgeWriter writer, String destination, String pointer, String id) {
        Optional<Cidr> range = Cidr.parse(destination);
        boolean foreign = range.filter(r -> !r.isEverything()).isPresent()
                && !writer.draft().addresses().isOwned(range.get());
        if (foreign) {
            writer.to(
                    writer.draft().external().network(destination),
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
