package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The transit gateways of a snapshot: what is attached, and where the route table of each attachment sends a packet.
 *
 * <p>Source: "How transit gateways work", Amazon VPC Transit Gateways guide: a packet is routed by the table that its
 * attachment is associated with, by the most specific route.
 */
final class TransitGateways {
    private record Attachment(String id, String gateway, String resource) {}

    private final List<Attachment> attachments = new ArrayList<>();
    private final Map<String, String> tableOfAttachment = new HashMap<>();
    private final Map<String, JsonNode> tables = new HashMap<>();

    void learnAttachment(Resource resource) {
        JsonNode data = resource.data();
        String id = data.path("TransitGatewayAttachmentId").asText(resource.id());
        String vpc = data.path("ResourceId").asText(data.path("VpcId").asText());
        attachments.add(new Attachment(id, data.path("TransitGatewayId").asText(), vpc));
        String table = data.at("/Association/TransitGatewayRouteTableId").asText("");
        if (!table.isEmpty()) {
            tableOfAttachment.put(id, table);
        }
    }

    void learnTable(Resource resource) {
        String id = resource.data().path("TransitGatewayRouteTableId").asText(resource.id());
        tables.put(id, resource.data());
        for (JsonNode association : resource.data().at("/GetTransitGatewayRouteTableAssociations/Associations")) {
            tableOfAttachment.put(association.path("TransitGatewayAttachmentId").asText(), id);
        }
    }

    /**
     * Whether a gateway carries a packet on.
     *
     * @param to the VPC that it should come out at; null for any place outside
     */
    Gate carry(String gateway, String from, @Nullable String to, Cidr range) {
        Optional<Attachment> entry = attachment(gateway, a -> a.resource().equals(from));
        if (entry.isEmpty()) {
            return Gate.closed(from + " is not attached to transit gateway " + gateway);
        }
        String tableId = tableOfAttachment.getOrDefault(entry.get().id(), "");
        JsonNode table = tables.get(tableId);
        return table == null ? withoutTable(gateway, to) : byTable(gateway, tableId, table, to, range);
    }

    private Gate withoutTable(String gateway, @Nullable String to) {
        boolean attached =
                to == null || attachment(gateway, a -> a.resource().equals(to)).isPresent();
        return attached
                ? Gate.unknown("the route tables of transit gateway " + gateway + " are not known")
                : Gate.closed(to + " is not attached to transit gateway " + gateway);
    }

    private Gate byTable(String gateway, String tableId, JsonNode table, @Nullable String to, Cidr range) {
        Optional<JsonNode> best = mostSpecific(table.at("/SearchTransitGatewayRoutes/Routes"), range);
        String name = tableId + " of transit gateway " + gateway;
        if (best.isEmpty()) {
            return Gate.closed(name + " has no route to " + range.text());
        }
        if (best.get().path("State").asText().equals("blackhole")) {
            return Gate.closed("the route of " + name + " to " + range.text() + " is a black hole");
        }
        List<String> ends = new ArrayList<>();
        for (JsonNode hop : best.get().path("TransitGatewayAttachments")) {
            ends.add(end(hop));
        }
        boolean leads = to == null || ends.contains(to);
        return Gate.of(
                leads,
                name + " sends " + range.text() + " to " + String.join(", ", ends) + (leads ? "" : ", not to " + to));
    }

    private String end(JsonNode hop) {
        String named = hop.path("ResourceId").asText("");
        String id = hop.path("TransitGatewayAttachmentId").asText();
        return named.isEmpty()
                ? attachments.stream()
                        .filter(a -> a.id().equals(id))
                        .map(Attachment::resource)
                        .findFirst()
                        .orElse(id)
                : named;
    }

    private static Optional<JsonNode> mostSpecific(JsonNode routes, Cidr range) {
        JsonNode best = null;
        int longest = -1;
        for (JsonNode route : routes) {
            Optional<Cidr> destination =
                    Cidr.parse(route.path("DestinationCidrBlock").asText());
            if (destination.filter(d -> d.contains(range)).isPresent()
                    && destination.get().prefix() > longest) {
                longest = destination.get().prefix();
                best = route;
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<Attachment> attachment(String gateway, Predicate<Attachment> isMeant) {
        return attachments.stream()
                .filter(a -> a.gateway().equals(gateway))
                .filter(isMeant)
                .findFirst();
    }
}
