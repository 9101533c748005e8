package dev.mitosis.target.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What records of a snapshot say of networks; hears each record once and keeps little of it. */
public final class NetworkRecords implements Consumer<Resource> {
    private static final List<String> TARGETS = List.of(
            "GatewayId",
            "NatGatewayId",
            "EgressOnlyInternetGatewayId",
            "TransitGatewayId",
            "VpcPeeringConnectionId",
            "NetworkInterfaceId",
            "InstanceId",
            "LocalGatewayId",
            "CarrierGatewayId",
            "CoreNetworkArn");

    final Map<String, String> cidrs = new HashMap<>();
    final Map<String, Subnet> subnets = new HashMap<>();
    final Map<String, Table> tables = new HashMap<>();
    final Map<String, String> arns = new HashMap<>();
    final TakenRanges taken = new TakenRanges();

    /** A subnet as its record tells it. */
    record Subnet(String vpcId, String cidr, String zone) {}

    /** A route table; {@code subnetIds} are those that name it. */
    record Table(String vpcId, boolean main, List<String> subnetIds, List<Route> routes) {}

    /** A route; {@code target} is an id, {@code local} among them. */
    record Route(String destination, String target) {}

    @Override
    public void accept(Resource resource) {
        taken.hear(resource);
        if (!resource.type().startsWith("AWS::EC2::")) {
            return;
        }
        arns.putIfAbsent(resource.id(), resource.arn());
        JsonNode data = resource.data();
        switch (resource.type()) {
            case "AWS::EC2::VPC" ->
                cidrs.put(resource.arn(), data.path("CidrBlock").asText(""));
            case "AWS::EC2::Subnet" ->
                subnets.put(resource.arn(), new Subnet(text(data, "VpcId"), text(data, "CidrBlock"), zone(data)));
            case "AWS::EC2::RouteTable" -> tables.put(resource.arn(), table(data));
            default -> {}
        }
    }

    private static String text(JsonNode data, String member) {
        return data.path(member).asText("");
    }

    private static String zone(JsonNode data) {
        String id = text(data, "AvailabilityZoneId");
        return id.isEmpty() ? text(data, "AvailabilityZone") : id;
    }

    private static Table table(JsonNode data) {
        boolean main = false;
        List<String> subnetIds = new ArrayList<>();
        for (JsonNode association : data.path("Associations")) {
            main |= association.path("Main").asBoolean(false);
            if (association.hasNonNull("SubnetId")) {
                subnetIds.add(text(association, "SubnetId"));
            }
        }
        List<Route> routes = new ArrayList<>();
        for (JsonNode route : data.path("Routes")) {
            String target = target(route);
            String destination = destination(route);
            if (target != null && destination != null && !text(route, "State").equals("blackhole")) {
                routes.add(new Route(destination, target));
            }
        }
        return new Table(text(data, "VpcId"), main, subnetIds, routes);
    }

    private static @Nullable String destination(JsonNode route) {
        for (String member : List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")) {
            if (route.hasNonNull(member)) {
                return text(route, member);
            }
        }
        return null;
    }

    private static @Nullable String target(JsonNode route) {
        for (String member : TARGETS) {
            if (route.hasNonNull(member)) {
                return text(route, member);
            }
        }
        return null;
    }
}
