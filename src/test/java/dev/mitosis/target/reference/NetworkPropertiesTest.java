package dev.mitosis.target.reference;

import static dev.mitosis.target.reference.ConnectedEstate.json;
import static dev.mitosis.target.reference.ConnectedEstate.mapped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.PlannedNetwork.AclEntry;
import dev.mitosis.model.target.PlannedNetwork.Ipv6Block;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.Mapped.Child;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plan of the networks says in the place of what records say. */
class NetworkPropertiesTest {
    private static final String VPC = "shop/ec2-vpc/main";
    private static final String TABLE = "shop/ec2-routetable/private";
    private static final String MAIN_TABLE = "shop/ec2-routetable/first";
    private static final String MAIN_PART = VPC + "/main-route-table";
    private static final String ACL = "shop/ec2-networkacl/inner";

    private static Ipv6Block block(@Nullable String cidr, String pool) {
        return new Ipv6Block("2001:db8::/56", cidr, pool, Reason.of("r", "R."));
    }

    private static PlannedSubnet subnet(String name, String zone, @Nullable String table, @Nullable Integer ipv6) {
        return new PlannedSubnet("shop/ec2-subnet/" + name, "10.64.0.0/26", zone, "private", 1, table, ipv6);
    }

    private static ConnectedEstate estate(List<Ipv6Block> blocks) {
        return new ConnectedEstate()
                .moves(VPC, "AWS::EC2::VPC")
                .moves(TABLE, "AWS::EC2::RouteTable")
                .comes(MAIN_TABLE, "AWS::EC2::RouteTable", "{'VpcId':'main'}")
                .moves(ACL, "AWS::EC2::NetworkAcl")
                .moves("shop/ec2-subnet/a", "AWS::EC2::Subnet")
                .moves("shop/ec2-subnet/b", "AWS::EC2::Subnet")
                .moves("shop/ec2-internetgateway/out", "AWS::EC2::InternetGateway")
                .moves("shop/ec2-vpcendpoint/store", "AWS::EC2::VPCEndpoint")
                .moves("shop/ec2-instance/nat", "AWS::EC2::Instance")
                .moves("shop/sqs-queue/orders", "AWS::SQS::Queue")
                .network(
                        VPC,
                        blocks,
                        List.of(subnet("a", "euw1-az3", TABLE, 7), subnet("b", "eu-west-1b", MAIN_TABLE, null)),
                        List.of(
                                route(TABLE, "0.0.0.0/0", "shop/ec2-internetgateway/out"),
                                route(TABLE, "::/0", "shop/ec2-internetgateway/out"),
                                route(TABLE, "pl-0a1b", "shop/ec2-instance/nat"),
                                route(TABLE, "pl-store", "shop/ec2-vpcendpoint/store"),
                                route(TABLE, "10.9.0.0/16", "shop/ec2-vpcendpoint/store"),
                                route(TABLE, "10.10.0.0/16", "shop/sqs-queue/orders"),
                                route(TABLE, "10.11.0.0/16", "pcx-unplanned"),
                                route(TABLE, "10.12.0.0/16", null),
                                new PlannedRoute(
                                        TABLE, "10.13.0.0/16", "shop/ec2-internetgateway/out", "leads to another"),
                                route(MAIN_TABLE, "0.0.0.0/0", "shop/ec2-internetgateway/out")),
                        List.of(
                                new AclEntry(
                                        ACL,
                                        false,
                                        100,
                                        "allow",
                                        "6",
                                        "443",
                                        "10.0.0.0/8",
                                        List.of("10.64.0.0/26", "2001:db8::/64"),
                                        true),
                                new AclEntry(ACL, true, 100, "allow", "6", "443", "10.0.0.0/8", List.of(), true)));
    }

    private static PlannedRoute route(String table, String destination, @Nullable String target) {
        return new PlannedRoute(table, destination, target, "as before");
    }

    private static ObjectNode said(ConnectedEstate estate, String id, String raw) {
        return (ObjectNode)
                Objects.requireNonNull(estate.written(id, mapped(raw)).properties());
    }

    @Test
    void a_network_and_its_subnets_have_the_ranges_and_zones_of_the_plan() {
        ConnectedEstate estate = estate(List.of(block(null, "Amazon")));

        assertThat(said(estate, VPC, "{'CidrBlock':'10.9.0.0/16','Ipv4IpamPoolId':'p','Ipv4NetmaskLength':22}"))
                .isEqualTo(json("{'CidrBlock':'10.64.0.0/22'}"));
        assertThat(
                        said(
                                estate,
                                "shop/ec2-subnet/a",
                                "{'CidrBlock':'10.9.1.0/24','AvailabilityZone':'eu-west-1a','OutpostArn':'o','Ipv4IpamPoolId':'p'}"))
                .isEqualTo(json("""
                        {'CidrBlock':'10.64.0.0/26','AvailabilityZoneId':'euw1-az3',
                         'Ipv6CidrBlock':{'ref':'shop/ec2-vpc/main','attribute':'Ipv6CidrBlocks/7'}}"""));
        assertThat(said(estate, "shop/ec2-subnet/b", "{'CidrBlock':'10.9.2.0/24'}"))
                .isEqualTo(json("{'CidrBlock':'10.64.0.0/26'}"));
        assertThat(said(estate, "shop/ec2-subnet/b", "{'Ipv6Native':true}")).isEqualTo(json("{'Ipv6Native':true}"));
    }

    @ParameterizedTest
    @CsvSource({"0, none", "2, several blocks"})
    void which_part_of_several_blocks_a_subnet_has_is_said_when_they_are_there(int blocks, String which) {
        ConnectedEstate estate = estate(
                List.of(block(null, "Amazon"), block("2001:db8:1::/56", "own")).subList(0, blocks));
        Written written = estate.written(
                "shop/ec2-subnet/a", mapped("{'AssignIpv6AddressOnCreation':true,'Ipv6CidrBlock':'2001:db8::/64'}"));

        assertThat(written.properties())
                .isEqualTo(json("{'CidrBlock':'10.64.0.0/26','AvailabilityZoneId':'euw1-az3'}"));
        assertThat(written.findings())
                .filteredOn(finding -> finding.rule().equals("target.ipv6-later"))
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("block number 7", which);
    }

    @Test
    void a_network_has_its_blocks_and_the_table_in_the_place_of_its_main_one_as_parts() {
        Written written = estate(List.of(block(null, "Amazon"), block("2001:db8:1::/56", "own")))
                .written(VPC, mapped("{}"));

        assertThat(written.parts())
                .extracting(PlannedPart::id, PlannedPart::type)
                .containsExactly(
                        tuple(VPC + "/ipv6/0", "AWS::EC2::VPCCidrBlock"),
                        tuple(VPC + "/ipv6/1", "AWS::EC2::VPCCidrBlock"),
                        tuple(MAIN_PART, "AWS::EC2::RouteTable"),
                        tuple(MAIN_PART + "/route/0.0.0.0-0", "AWS::EC2::Route"),
                        tuple(MAIN_PART + "/association/b", "AWS::EC2::SubnetRouteTableAssociation"));
        assertThat(written.parts())
                .extracting(part -> part.properties())
                .containsExactly(
                        json(
                                "{'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},'AmazonProvidedIpv6CidrBlock':true}"),
                        json("{'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},'Ipv6Pool':'own',"
                                + "'Ipv6CidrBlock':'2001:db8:1::/56'}"),
                        json("{'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'}}"),
                        json("{'RouteTableId':{'ref':'shop/ec2-vpc/main/main-route-table','attribute':'Ref'},"
                                + "'DestinationCidrBlock':'0.0.0.0/0',"
                                + "'GatewayId':{'ref':'shop/ec2-internetgateway/out','attribute':'Ref'}}"),
                        json("{'RouteTableId':{'ref':'shop/ec2-vpc/main/main-route-table','attribute':'Ref'},"
                                + "'SubnetId':{'ref':'shop/ec2-subnet/b','attribute':'Ref'}}"));
    }

    @Test
    void a_table_has_the_routes_that_lead_somewhere_and_that_nothing_else_makes() {
        List<PlannedPart> parts = estate(List.of()).written(TABLE, mapped("{}")).parts();

        assertThat(parts)
                .extracting(PlannedPart::id)
                .containsExactly(
                        TABLE + "/route/0.0.0.0-0",
                        TABLE + "/route/-0",
                        TABLE + "/route/pl-0a1b",
                        TABLE + "/route/10.9.0.0-16",
                        TABLE + "/association/a");
        assertThat(parts.get(1).properties().path("DestinationIpv6CidrBlock").asText())
                .isEqualTo("::/0");
        assertThat(parts.get(2).properties()).isEqualTo(json("""
                {'RouteTableId':{'ref':'shop/ec2-routetable/private','attribute':'Ref'},
                 'DestinationPrefixListId':'pl-0a1b','InstanceId':{'ref':'shop/ec2-instance/nat','attribute':'Ref'}}"""));
        assertThat(parts.get(3).properties().path("VpcEndpointId"))
                .isEqualTo(json("{'ref':'shop/ec2-vpcendpoint/store','attribute':'Ref'}"));
    }

    private static Child entry(String key, String properties) {
        return new Child("AWS::EC2::NetworkAclEntry", key, (ObjectNode) json(properties), List.of(), List.of());
    }

    @Test
    void an_entry_of_an_acl_is_one_for_each_range_that_succeeds_its_own() {
        Mapped acl = new Mapped(
                (ObjectNode) json("{}"),
                List.of(
                        entry("in", "{'RuleNumber':100,'Egress':false,'CidrBlock':'10.0.0.0/8','RuleAction':'allow'}"),
                        entry("out", "{'RuleNumber':100,'Egress':true,'CidrBlock':'10.0.0.0/8','RuleAction':'allow'}"),
                        entry("all", "{'RuleNumber':200,'CidrBlock':'0.0.0.0/0','RuleAction':'deny'}")),
                List.of(),
                List.of(),
                List.of());
        List<PlannedPart> parts = estate(List.of()).written(ACL, acl).parts();

        assertThat(parts)
                .extracting(PlannedPart::id)
                .containsExactly(
                        ACL + "/networkaclentry/in", ACL + "/networkaclentry/in~1", ACL + "/networkaclentry/all");
        assertThat(parts)
                .extracting(part -> part.properties())
                .containsExactly(
                        json("{'RuleNumber':100,'Egress':false,'RuleAction':'allow','CidrBlock':'10.64.0.0/26'}"),
                        json("{'RuleNumber':101,'Egress':false,'RuleAction':'allow','Ipv6CidrBlock':'2001:db8::/64'}"),
                        json("{'RuleNumber':200,'CidrBlock':'0.0.0.0/0','RuleAction':'deny'}"));
    }

    @Test
    void parts_that_the_plan_makes_are_not_taken_from_records() {
        Mapped table = new Mapped(
                (ObjectNode) json("{}"),
                List.of(new Child(
                        "AWS::EC2::Route",
                        "r",
                        (ObjectNode) json("{'DestinationCidrBlock':'1.2.3.4/32'}"),
                        List.of(),
                        List.of())),
                List.of(),
                List.of(),
                List.of());

        assertThat(estate(List.of()).written(TABLE, table).parts())
                .extracting(PlannedPart::id)
                .doesNotContain(TABLE + "/route/r");
    }
}
