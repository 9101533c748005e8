package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A network with IPv6 addresses has them again: a block of its own, the same parts of it, and the same ways out. */
class Ipv6NetworkTest {
    private static final String EC2 = "AWS::EC2::";
    private static final String ID = "vpc-0a1b2c3d4e5f60718";

    private static Map<String, Object> block(String... cidrs) {
        List<Object> blocks = new ArrayList<>();
        for (String cidr : cidrs) {
            blocks.add(Map.of("Ipv6CidrBlock", cidr, "Ipv6Pool", "Amazon"));
        }
        return Map.of("CidrBlock", "10.0.0.0/16", "Ipv6CidrBlockAssociationSet", blocks);
    }

    /** A network of which the old account keeps one server, and an account gets another. */
    private static TargetDocument target(String... blocks) {
        return new Split()
                .put(EC2 + "VPC", ID, Split.OLD, Role.SHARED, block(blocks))
                .put(
                        EC2 + "EgressOnlyInternetGateway",
                        "eigw-1",
                        Split.OLD,
                        Role.SHARED,
                        Map.of(
                                "EgressOnlyInternetGatewayId",
                                "eigw-1",
                                "Attachments",
                                List.of(Map.of("VpcId", ID, "State", "attached"))))
                .need("eigw-1", EdgeKind.ATTACHED_TO, ID)
                .put(
                        EC2 + "RouteTable",
                        "table",
                        Split.OLD,
                        Role.SHARED,
                        Map.of(
                                "RouteTableId",
                                "table",
                                "VpcId",
                                ID,
                                "Associations",
                                List.of(Map.of("SubnetId", "subnet", "Main", false)),
                                "Routes",
                                List.of(
                                        Map.of("DestinationCidrBlock", "10.0.0.0/16", "GatewayId", "local"),
                                        Map.of(
                                                "DestinationIpv6CidrBlock",
                                                "::/0",
                                                "EgressOnlyInternetGatewayId",
                                                "eigw-1",
                                                "Origin",
                                                "CreateRoute"))))
                .need("table", EdgeKind.ATTACHED_TO, ID)
                .need("table", EdgeKind.ROUTES_TO, "eigw-1")
                .need("subnet", EdgeKind.ROUTES_TO, "table")
                .put(
                        EC2 + "Subnet",
                        "subnet",
                        Split.OLD,
                        Role.SHARED,
                        Map.of(
                                "SubnetId",
                                "subnet",
                                "VpcId",
                                ID,
                                "CidrBlock",
                                "10.0.0.0/24",
                                "AvailabilityZoneId",
                                "euw1-az1",
                                "AssignIpv6AddressOnCreation",
                                true,
                                "Ipv6CidrBlockAssociationSet",
                                List.of(Map.of(
                                        "Ipv6CidrBlock",
                                        "2a05:d018:1:de07::/64",
                                        "Ipv6CidrBlockState",
                                        Map.of("State", "associated")))))
                .need("subnet", EdgeKind.ATTACHED_TO, ID)
                .put(EC2 + "Instance", "keeper", Split.OLD)
                .need("keeper", EdgeKind.ATTACHED_TO, "subnet")
                .put(EC2 + "Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "subnet")
                .target();
    }

    private static PlannedResource made(TargetDocument target, String type) {
        return target.resources().stream()
                .filter(one -> one.account().equals("dev") && one.type().equals(EC2 + type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode templateOf(TargetDocument target, PlannedResource thing) throws IOException {
        Map<String, String> files = new TreeMap<>(ArtefactLaws.files(target));
        assertThat(ArtefactLaws.broken(target, files)).isEmpty();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".yaml") && file.getValue().contains(thing.id())) {
                return Json.yaml().readTree(file.getValue()).path("Resources");
            }
        }
        throw new AssertionError(files.keySet());
    }

    @Test
    void a_subnet_has_the_same_part_of_the_block_that_aws_assigns() throws IOException {
        TargetDocument target = target("2a05:d018:1:de00::/56");
        JsonNode subnet = null;
        for (JsonNode resource : templateOf(target, made(target, "Subnet"))) {
            if (resource.path("Type").asText().equals(EC2 + "Subnet")) {
                subnet = resource;
            }
        }
        JsonNode properties = Objects.requireNonNull(subnet).path("Properties");

        assertThat(properties.path("Ipv6CidrBlock").toString())
                .isEqualTo(
                        "{\"Fn::Select\":[7,{\"Fn::Cidr\":[{\"Fn::Select\":[0,{\"Fn::GetAtt\":[\"VpcAdc9a9EC2VPC\",\"Ipv6CidrBlocks\"]}]},256,64]}]}");
        assertThat(properties.path("AssignIpv6AddressOnCreation").asBoolean()).isTrue();
        assertThat(subnet.path("DependsOn").toString()).contains("VPCCidrBlock");
        assertThat(target.findings()).noneMatch(finding -> finding.rule().equals("target.ipv6-later"));
    }

    @Test
    void the_way_out_is_an_egress_only_gateway_again() {
        TargetDocument target = target("2a05:d018:1:de00::/56");

        assertThat(made(target, "EgressOnlyInternetGateway").properties()).isNotNull();
        assertThat(made(target, "RouteTable").parts()).anySatisfy(part -> {
            assertThat(part.properties().path("DestinationIpv6CidrBlock").asText())
                    .isEqualTo("::/0");
            assertThat(part.properties().path("EgressOnlyInternetGatewayId").toString())
                    .contains("eigw");
        });
        assertThat(made(target, "VPC").parts())
                .anyMatch(part ->
                        part.properties().path("AmazonProvidedIpv6CidrBlock").asBoolean());
    }

    @Test
    void of_several_blocks_nothing_tells_which_one_a_subnet_is_of() {
        TargetDocument target = target("2a05:d018:1:de00::/56", "2a05:d018:1:df00::/56");

        assertThat(Objects.requireNonNull(made(target, "Subnet").properties()).has("Ipv6CidrBlock"))
                .isFalse();
        assertThat(target.findings()).anyMatch(finding -> finding.rule().equals("target.ipv6-later"));
    }
}
