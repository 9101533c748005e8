package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.AclEntry;
import dev.mitosis.model.target.PlannedNetwork.Ipv6Block;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the plan of the networks says of VPCs, subnets, route tables and routes, in the place of what records say. */
final class NetworkProperties {
    static final String ROUTE = "AWS::EC2::Route";
    private static final String ASSOCIATION = "AWS::EC2::SubnetRouteTableAssociation";
    private static final String ROUTE_TABLE = "AWS::EC2::RouteTable";
    private static final Set<String> PLANNED = Set.of(ROUTE, ASSOCIATION, "AWS::EC2::VPCCidrBlock");
    private static final Pattern ZONE_ID = Pattern.compile("[a-z0-9]+-az\\d+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Map<String, String> TARGETS = Map.of(
            "AWS::EC2::InternetGateway", "GatewayId",
            "AWS::EC2::VPNGateway", "GatewayId",
            "AWS::EC2::NatGateway", "NatGatewayId",
            "AWS::EC2::EgressOnlyInternetGateway", "EgressOnlyInternetGatewayId",
            "AWS::EC2::VPCPeeringConnection", "VpcPeeringConnectionId",
            "AWS::EC2::TransitGateway", "TransitGatewayId",
            "AWS::EC2::VPCEndpoint", "VpcEndpointId",
            "AWS::EC2::NetworkInterface", "NetworkInterfaceId",
            "AWS::EC2::Instance", "InstanceId",
            "AWS::EC2::CarrierGateway", "CarrierGatewayId");

    private final References references;
    private final Map<String, PlannedNetwork> vpcs = new HashMap<>();
    private final Map<String, PlannedSubnet> subnets = new HashMap<>();
    private final Map<String, PlannedNetwork> ofSubnet = new HashMap<>();
    private final Map<String, List<PlannedSubnet>> ofTable = new HashMap<>();
    private final Map<String, List<PlannedRoute>> routes = new HashMap<>();
    private final Map<String, PlannedResource> things = new HashMap<>();
    private final Map<String, List<AclEntry>> entries = new HashMap<>();
    private final Map<String, List<String>> mainTables = new HashMap<>();

    NetworkProperties(List<PlannedNetwork> networks, References references, Collection<KnownAs> known) {
        this.references = references;
        known.forEach(one -> things.put(one.thing().id(), one.thing()));
        for (PlannedNetwork network : networks) {
            if (!network.kept()) {
                learn(network);
            }
        }
    }

    void learnNew(Collection<PlannedResource> additions) {
        additions.forEach(thing -> things.put(thing.id(), thing));
    }

    private void learn(PlannedNetwork network) {
        vpcs.put(network.vpc(), network);
        Set<String> tables = new HashSet<>();
        for (PlannedSubnet subnet : network.subnets()) {
            subnets.put(subnet.id(), subnet);
            ofSubnet.put(subnet.id(), network);
            if (subnet.table() != null) {
                tables.add(subnet.table());
                ofTable.computeIfAbsent(subnet.table(), table -> new ArrayList<>())
                        .add(subnet);
            }
        }
        network.entries()
                .forEach(entry -> entries.computeIfAbsent(entry.acl(), acl -> new ArrayList<>())
                        .add(entry));
        for (PlannedRoute route : network.routes()) {
            tables.add(route.table());
            routes.computeIfAbsent(route.table(), table -> new ArrayList<>()).add(route);
        }
        for (String table : tables) {
            if (references.partInPlaceOf(table) != null) {
                mainTables
                        .computeIfAbsent(network.vpc(), vpc -> new ArrayList<>())
                        .add(table);
            }
        }
    }

    /** Whether parts of the type are what records say; the others are what the plan of the networks says. */
    boolean isMapped(String type) {
        return !PLANNED.contains(type);
    }

    /** Sets what is planned. */
    void set(ObjectNode properties, Sheet sheet) {
        PlannedNetwork network = vpcs.get(sheet.thing().id());
        if (network != null) {
            properties.put("CidrBlock", network.cidr());
            properties.remove(List.of("Ipv4IpamPoolId", "Ipv4NetmaskLength"));
        }
        PlannedSubnet subnet = subnets.get(sheet.thing().id());
        if (subnet != null) {
            properties.put("CidrBlock", subnet.cidr());
            properties.remove(List.of("Ipv6CidrBlock", "Ipv4IpamPoolId", "OutpostArn"));
            if (properties.path("Ipv6Native").asBoolean()) {
                properties.remove("CidrBlock");
            }
            if (subnet.ipv6() != null) {
                ipv6(properties, subnet, sheet);
            }
            if (ZONE_ID.matcher(subnet.zone()).matches()) {
                properties.remove("AvailabilityZone");
                properties.put("AvailabilityZoneId", subnet.zone());
            }
        }
    }

    /**
     * The same part of the VPC's block as before; of several blocks nothing tells which one is which before they are
     * there.
     */
    private void ipv6(ObjectNode properties, PlannedSubnet subnet, Sheet sheet) {
        PlannedNetwork network = ofSubnet.get(subnet.id());
        PlannedResource vpc = network == null ? null : things.get(network.vpc());
        if (network != null && vpc != null && network.ipv6().size() == 1) {
            properties.set("Ipv6CidrBlock", Forms.ref(vpc.id(), Form.PART_OF_BLOCK + subnet.ipv6()));
            return;
        }
        properties.remove(List.of("AssignIpv6AddressOnCreation", "Ipv6Native"));
        sheet.find(
                "target.ipv6-later",
                Severity.MEDIUM,
                sheet.thing().id() + " has the block number " + subnet.ipv6()
                        + " of IPv6 addresses of its VPC, which has "
                        + (network == null || network.ipv6().isEmpty() ? "none" : "several blocks")
                        + ", so that no template can say it.",
                "Give the subnet this /64 when the network stands: aws ec2 associate-subnet-cidr-block.");
    }

    /** Adds routes and associations, and the route table that stands in the place of a main one. */
    void addParts(Sheet sheet, List<PlannedPart> parts) {
        PlannedResource thing = sheet.thing();
        if (thing.type().equals(ROUTE_TABLE)) {
            table(thing.id(), thing.id(), thing.id(), parts);
        }
        PlannedNetwork network = vpcs.get(thing.id());
        if (network != null) {
            for (Ipv6Block block : network.ipv6()) {
                parts.add(new PlannedPart(
                        thing.id() + "/ipv6/" + parts.size(), "AWS::EC2::VPCCidrBlock", null, block(thing, block)));
            }
        }
        mainTables.getOrDefault(thing.id(), List.of()).stream().sorted().forEach(main -> {
            String part = references.partInPlaceOf(main);
            if (part != null && parts.stream().noneMatch(known -> known.id().equals(part))) {
                ObjectNode table = NODES.objectNode();
                table.set("VpcId", Forms.ref(thing.id(), references.attributes().id("AWS::EC2::VPC")));
                parts.add(new PlannedPart(part, ROUTE_TABLE, null, table));
                table(main, part, part, parts);
            }
        });
    }

    private ObjectNode block(PlannedResource vpc, Ipv6Block block) {
        ObjectNode properties = NODES.objectNode();
        properties.set("VpcId", references.idOf(vpc));
        if (block.cidr() == null) {
            return properties.put("AmazonProvidedIpv6CidrBlock", true);
        }
        return properties.put("Ipv6Pool", block.pool()).put("Ipv6CidrBlock", block.cidr());
    }

    /** The entry of an ACL once for each range that succeeds its own; null where the plan does not know it. */
    @Nullable
    List<JsonNode> entries(String acl, ObjectNode raw) {
        List<AclEntry> known = entries.getOrDefault(acl, List.of());
        for (AclEntry entry : known) {
            if (entry.number() == raw.path("RuleNumber").asInt()
                    && entry.egress() == raw.path("Egress").asBoolean(false)) {
                List<JsonNode> all = new ArrayList<>();
                for (String range : entry.ranges()) {
                    ObjectNode one = raw.deepCopy();
                    one.remove(List.of("CidrBlock", "Ipv6CidrBlock"));
                    one.put(range.indexOf(':') < 0 ? "CidrBlock" : "Ipv6CidrBlock", range);
                    one.put("RuleNumber", entry.number() + all.size());
                    all.add(one);
                }
                return all;
            }
        }
        return null;
    }

    private void table(String planned, String id, String prefix, List<PlannedPart> parts) {
        JsonNode table = Forms.ref(id, references.attributes().id(ROUTE_TABLE));
        for (PlannedRoute route : routes.getOrDefault(planned, List.of())) {
            ObjectNode properties = route(route, table);
            if (properties != null && !route.why().startsWith("leads to ")) {
                parts.add(new PlannedPart(
                        prefix + "/route/" + route.destination().replaceAll("[^A-Za-z0-9.]+", "-"),
                        ROUTE,
                        null,
                        properties));
            }
        }
        for (PlannedSubnet subnet : ofTable.getOrDefault(planned, List.of())) {
            ObjectNode properties = NODES.objectNode();
            properties.set("RouteTableId", table);
            properties.set(
                    "SubnetId", Forms.ref(subnet.id(), references.attributes().id("AWS::EC2::Subnet")));
            parts.add(new PlannedPart(
                    prefix + "/association/" + subnet.id().substring(subnet.id().lastIndexOf('/') + 1),
                    ASSOCIATION,
                    null,
                    properties));
        }
    }

    /** The properties of a route; null where it leads nowhere, or where what it leads to makes it. */
    @Nullable
    ObjectNode route(PlannedRoute route, JsonNode table) {
        PlannedResource target = route.target() == null ? null : things.get(route.target());
        String member = target == null ? null : TARGETS.get(target.type());
        boolean itsOwn = member != null
                && member.equals("VpcEndpointId")
                && route.destination().startsWith("pl-");
        if (target == null || member == null || itsOwn) {
            return null;
        }
        ObjectNode properties = NODES.objectNode();
        properties.set("RouteTableId", table);
        String destination = route.destination();
        properties.put(
                destination.startsWith("pl-")
                        ? "DestinationPrefixListId"
                        : destination.indexOf(':') >= 0 ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock",
                destination);
        properties.set(member, references.idOf(target));
        return properties;
    }
}
