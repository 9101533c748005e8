package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The networks of a snapshot with their rules: what decides whether a packet passes. */
public final class NetworkModel {
    /** A subnet with its ranges of both families. */
    public record Subnet(String id, String vpc, List<Cidr> ranges) {
        List<Cidr> ranges(boolean v6) {
            return ranges.stream().filter(range -> range.v6() == v6).toList();
        }
    }

    /** Where a record repeats the subnets of the group that it is in. */
    private static final JsonPath SUBNETS = JsonPath.of("/*/Subnets/*/SubnetIdentifier");

    private final Map<String, List<String>> ownSubnets = new HashMap<>();
    private final Map<String, Subnet> subnets = new HashMap<>();
    private final Map<String, JsonNode> groups = new HashMap<>();
    private final Map<String, JsonNode> aclOfSubnet = new HashMap<>();
    private final Map<String, JsonNode> tableOfSubnet = new HashMap<>();
    private final Map<String, JsonNode> mainTableOfVpc = new HashMap<>();
    private final Map<String, JsonNode> defaultAclOfVpc = new HashMap<>();
    private final Map<String, JsonNode> peerings = new HashMap<>();
    private final Map<String, JsonNode> natGateways = new HashMap<>();
    private final Map<String, List<Cidr>> prefixLists = new HashMap<>();
    private final TransitGateways transit = new TransitGateways();
    private final ServiceEndpoints endpoints = ServiceEndpoints.load();
    private final PublicSides publicSides = PublicSides.load();

    /** Reads the networks of the snapshot. */
    public static NetworkModel of(Snapshot snapshot) {
        NetworkModel model = new NetworkModel();
        try (Stream<Resource> resources = snapshot.resources()) {
            resources.forEach(model::learn);
        }
        return model;
    }

    /** Takes in what the record says of networks, if anything. */
    public void learn(Resource resource) {
        JsonNode data = resource.data();
        publicSides.learn(resource);
        learnOwnSubnets(resource);
        switch (resource.type()) {
            case "AWS::EC2::Subnet" -> learnSubnet(resource.id(), data);
            case "AWS::EC2::SecurityGroup" -> groups.put(resource.id(), data);
            case "AWS::EC2::NetworkAcl" -> learnAcl(data);
            case "AWS::EC2::RouteTable" -> learnTable(data);
            case "AWS::EC2::VPCPeeringConnection" -> peerings.put(resource.id(), data);
            case "AWS::EC2::TransitGatewayAttachment" -> transit.learnAttachment(resource);
            case "AWS::EC2::TransitGatewayRouteTable" -> transit.learnTable(resource);
            case "AWS::EC2::VPCEndpoint" -> endpoints.learn(resource);
            case "AWS::EC2::NatGateway" -> natGateways.put(resource.id(), data);
            case "AWS::EC2::PrefixList" -> learnPrefixList(resource.id(), data);
            default -> {
                // Other resources decide nothing about packets.
            }
        }
    }

    private void learnOwnSubnets(Resource resource) {
        SUBNETS.each(
                resource.data(),
                "",
                (value, pointer) -> ownSubnets
                        .computeIfAbsent(resource.arn(), arn -> new ArrayList<>())
                        .add(value.asText()));
    }

    private void learnSubnet(String id, JsonNode data) {
        List<Cidr> ranges = new ArrayList<>();
        Cidr.parse(data.path("CidrBlock").asText()).ifPresent(ranges::add);
        for (JsonNode more : data.path("Ipv6CidrBlockAssociationSet")) {
            Cidr.parse(more.path("Ipv6CidrBlock").asText()).ifPresent(ranges::add);
        }
        subnets.put(id, new Subnet(id, data.path("VpcId").asText(), ranges));
    }

    private void learnAcl(JsonNode data) {
        for (JsonNode association : data.path("Associations")) {
            aclOfSubnet.put(association.path("SubnetId").asText(), data);
        }
        if (data.path("IsDefault").asBoolean()) {
            defaultAclOfVpc.put(data.path("VpcId").asText(), data);
        }
    }

    private void learnTable(JsonNode data) {
        for (JsonNode association : data.path("Associations")) {
            if (association.path("Main").asBoolean()) {
                mainTableOfVpc.put(data.path("VpcId").asText(), data);
            }
            if (association.has("SubnetId")) {
                tableOfSubnet.put(association.path("SubnetId").asText(), data);
            }
        }
    }

    private void learnPrefixList(String id, JsonNode data) {
        List<Cidr> ranges = new ArrayList<>();
        for (JsonNode entry : data.at("/GetManagedPrefixListEntries/Entries")) {
            Cidr.parse(entry.path("Cidr").asText()).ifPresent(ranges::add);
        }
        prefixLists.put(id, ranges);
    }

    @Nullable
    Subnet subnet(String id) {
        return subnets.get(id);
    }

    /** The subnets that the resource's own record names, as far as these are known. */
    List<Subnet> ownSubnets(String arn) {
        return ownSubnets.getOrDefault(arn, List.of()).stream()
                .map(subnets::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Nullable
    JsonNode natGateway(String id) {
        return natGateways.get(id);
    }

    @Nullable
    JsonNode group(String id) {
        return groups.get(id);
    }

    /** The network ACL in force; a VPC's own where none is set. */
    @Nullable
    JsonNode acl(Subnet subnet) {
        JsonNode own = aclOfSubnet.get(subnet.id());
        return own != null ? own : defaultAclOfVpc.get(subnet.vpc());
    }

    /** The route table in force; the VPC's main one where none is associated. */
    @Nullable
    JsonNode table(Subnet subnet) {
        JsonNode own = tableOfSubnet.get(subnet.id());
        return own != null ? own : mainTableOfVpc.get(subnet.vpc());
    }

    /** Whether the list's entries were read. */
    boolean knowsPrefixList(String id) {
        return prefixLists.containsKey(id);
    }

    boolean knowsPeering(String id) {
        return peerings.containsKey(id);
    }

    List<Cidr> prefixList(String id) {
        return prefixLists.getOrDefault(id, List.of());
    }

    /** The VPC at the other end of an active peering; null where it does not join this one. */
    @Nullable
    String peer(String peering, String vpc) {
        JsonNode data = peerings.get(peering);
        if (data == null || !data.at("/Status/Code").asText("active").equals("active")) {
            return null;
        }
        String requester = data.at("/RequesterVpcInfo/VpcId").asText();
        String accepter = data.at("/AccepterVpcInfo/VpcId").asText();
        return requester.equals(vpc) ? accepter : accepter.equals(vpc) ? requester : null;
    }

    TransitGateways transit() {
        return transit;
    }

    public ServiceEndpoints endpoints() {
        return endpoints;
    }

    public PublicSides publicSides() {
        return publicSides;
    }
}
