package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.generated.ground.Place;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A VPC with two public and two private subnets.
 *
 * @param group the default security group
 * @param databases the subnet group for databases
 */
public record Network(Draft vpc, List<Draft> publics, List<Draft> privates, Draft group, Draft databases) {
    /** Builds one in {@code 10.number.0.0/16}. */
    public static Network build(Place at, int number) {
        String range = "10." + number + ".";
        Draft vpc = at.make("AWS::EC2::VPC", "vpc")
                .set("/CidrBlock", range + "0.0/16")
                .set("/CidrBlockAssociationSet/-/CidrBlock", range + "0.0/16");
        Draft gateway = at.make("AWS::EC2::InternetGateway", "igw");
        gateway.set("/Attachments/-/VpcId", vpc.id()).needs(EdgeKind.ATTACHED_TO, vpc);
        List<Draft> publics = new ArrayList<>();
        List<Draft> privates = new ArrayList<>();
        for (String zone : List.of("a", "b")) {
            int place = zone.equals("a") ? 0 : 1;
            publics.add(subnet(at, vpc, "public-" + zone, range + place + ".0/24"));
            privates.add(subnet(at, vpc, "private-" + zone, range + (10 + place) + ".0/24"));
        }
        Draft address = at.make("AWS::EC2::EIP", "nat-ip");
        Draft nat = at.make("AWS::EC2::NatGateway", "nat")
                .link(
                        EdgeKind.ATTACHED_TO,
                        publics.get(0),
                        "/SubnetId",
                        publics.get(0).id())
                .link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id())
                .link(EdgeKind.ATTACHED_TO, address, "/NatGatewayAddresses/-/AllocationId", address.id());
        routes(at, vpc, publics, "public")
                .set("/Routes/-", route("GatewayId", gateway))
                .needs(EdgeKind.ROUTES_TO, gateway);
        Draft inner = routes(at, vpc, privates, "private")
                .set("/Routes/-", route("NatGatewayId", nat))
                .needs(EdgeKind.ROUTES_TO, nat);
        Draft endpoint =
                at.make("AWS::EC2::VPCEndpoint", "s3-endpoint").link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
        endpoint.add("/RouteTableIds", inner.id()).needs(EdgeKind.ATTACHED_TO, inner);
        Draft group = at.beside("AWS::EC2::SecurityGroup", "default", java.util.Map.of("parent", vpc.id()));
        group.link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
        acl(at, vpc, publics, privates);
        return new Network(vpc, publics, privates, group, subnetGroup(at, vpc, privates));
    }

    private static Draft subnet(Place at, Draft vpc, String part, String range) {
        return at.make("AWS::EC2::Subnet", part)
                .link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id())
                .set("/CidrBlock", range)
                .set("/AvailabilityZone", at.region() + part.charAt(part.length() - 1));
    }

    private static Object route(String member, Draft target) {
        return Nodes.object(
                "DestinationCidrBlock", "0.0.0.0/0", member, target.id(), "Origin", "CreateRoute", "State", "active");
    }

    private static Draft routes(Place at, Draft vpc, List<Draft> subnets, String part) {
        Draft table =
                at.make("AWS::EC2::RouteTable", part + "-routes").link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
        for (Draft subnet : subnets) {
            table.add(
                    "/Associations", Nodes.object("Main", false, "RouteTableId", table.id(), "SubnetId", subnet.id()));
            table.neededBy(EdgeKind.ROUTES_TO, subnet);
        }
        return table;
    }

    private static void acl(Place at, Draft vpc, List<Draft> publics, List<Draft> privates) {
        Draft acl = at.beside("AWS::EC2::NetworkAcl", "acl", java.util.Map.of("parent", vpc.id()));
        acl.link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
        for (List<Draft> subnets : List.of(publics, privates)) {
            for (Draft subnet : subnets) {
                acl.add("/Associations", Nodes.object("NetworkAclId", acl.id(), "SubnetId", subnet.id()));
                acl.neededBy(EdgeKind.ATTACHED_TO, subnet);
            }
        }
    }

    /** A subnet group for databases in the private subnets. */
    static Draft subnetGroup(Place at, Draft vpc, List<Draft> privates) {
        Draft group = at.make("AWS::RDS::DBSubnetGroup", "db").link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
        for (Draft subnet : privates) {
            group.add("/Subnets", Nodes.object("SubnetIdentifier", subnet.id(), "SubnetStatus", "Active"));
            group.needs(EdgeKind.ATTACHED_TO, subnet);
        }
        return group;
    }

    /** The ids of subnets, as Auto Scaling groups list them. */
    static String joined(List<Draft> subnets) {
        return subnets.stream().map(Draft::id).collect(Collectors.joining(","));
    }
}
