package dev.mitosis.target.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What records of a snapshot say of networks; hears each record once and keeps little of it. */
public final class NetworkRecords implements Consumer<Resource> {
    /** The highest number that people may give (VPC user guide, network ACL rules). */
    private static final int LAST_RULE = 32766;

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

    final Map<String, List<Ipv6>> ipv6 = new HashMap<>();
    final Map<String, List<Entry>> acls = new HashMap<>();
    final Set<String> defaults = new HashSet<>();
    final Set<String> gatewayEndpoints = new HashSet<>();

    /** A subnet as its record tells it; {@code ipv6} is empty where it has no such range. */
    record Subnet(String vpcId, String cidr, String zone, String ipv6) {}

    /** A block of a VPC and the pool that it is from. */
    record Ipv6(String cidr, String pool) {}

    /** An entry of a network ACL. */
    record Entry(boolean egress, int number, String action, String protocol, String ports, String cidr) {}

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
            case "AWS::EC2::VPC" -> vpc(resource.arn(), data);
            case "AWS::EC2::Subnet" -> {
                List<Ipv6> blocks = blocks(data);
                subnets.put(
                        resource.arn(),
                        new Subnet(
                                text(data, "VpcId"),
                                text(data, "CidrBlock"),
                                zone(data),
                                blocks.isEmpty() ? "" : blocks.get(0).cidr()));
            }
            case "AWS::EC2::VPCEndpoint" -> {
                if (text(data, "VpcEndpointType").equals("Gateway")) {
                    gatewayEndpoints.add(resource.arn());
                }
            }
            case "AWS::EC2::NetworkAcl" -> acls.put(resource.arn(), entries(data));
            case "AWS::EC2::RouteTable" -> tables.put(resource.arn(), table(data));
            default -> {}
        }
    }

    private void vpc(String arn, JsonNode data) {
        cidrs.put(arn, text(data, "CidrBlock"));
        List<Ipv6> blocks = blocks(data);
        if (!blocks.isEmpty()) {
            ipv6.put(arn, blocks);
        }
        if (data.path("IsDefault").asBoolean(false)) {
            defaults.add(arn);
        }
    }

    private static List<Ipv6> blocks(JsonNode data) {
        List<Ipv6> blocks = new ArrayList<>();
        for (JsonNode block : data.path("Ipv6CidrBlockAssociationSet")) {
            String state = block.path("Ipv6CidrBlockState").path("State").asText("associated");
            if (block.hasNonNull("Ipv6CidrBlock") && state.equals("associated")) {
                blocks.add(new Ipv6(
                        text(block, "Ipv6CidrBlock"), block.path("Ipv6Pool").asText("Amazon")));
            }
        }
        return blocks;
    }

    /** The last entry, which denies the rest, comes with the ACL. */
    private static List<Entry> entries(JsonNode data) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : data.path("Entries")) {
            int number = entry.path("RuleNumber").asInt();
            if (number <= LAST_RULE) {
                entries.add(new Entry(
                        entry.path("Egress").asBoolean(false),
                        number,
                        text(entry, "RuleAction"),
                        entry.path("Protocol").asText("-1"),
                        ports(entry.path("PortRange")),
                        entry.hasNonNull("CidrBlock") ? text(entry, "CidrBlock") : text(entry, "Ipv6CidrBlock")));
            }
        }
        return entries;
    }

    private static String ports(JsonNode range) {
        String from = text(range, "From");
        String to = text(range, "To");
        return from.equals(to) ? from : from + "-" + to;
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
