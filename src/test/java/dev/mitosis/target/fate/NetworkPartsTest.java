package dev.mitosis.target.fate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account that gets a network of its own gets all that its parts rely on. */
class NetworkPartsTest {
    private static final String EC2 = "AWS::EC2::";
    private static final Maker ITS_VPC = new Maker("its VPC", Maker.Manner.OWNER, "test", "VPC user guide");
    private static final Maker AWS = new Maker("AWS", Maker.Manner.DEFAULT, "test", "VPC user guide");

    /** A VPC of production whose private subnet names no route table: the main one leads to a NAT gateway. */
    private static Split network() {
        return new Split()
                .put(EC2 + "VPC", "vpc", Split.OLD)
                .put(EC2 + "Subnet", "private", Split.OLD, Role.SHARED, Map.of())
                .put(EC2 + "Subnet", "public", Split.OLD, Role.SHARED, Map.of())
                .put(EC2 + "RouteTable", "main", Split.OLD, Role.MANAGED, Map.of())
                .put(EC2 + "RouteTable", "out", Split.OLD)
                .put(EC2 + "InternetGateway", "igw", Split.OLD)
                .put(EC2 + "NatGateway", "nat", Split.OLD, Role.SHARED, Map.of())
                .put(EC2 + "EIP", "address", Split.OLD)
                .madeBy("main", ITS_VPC)
                .need("private", EdgeKind.ATTACHED_TO, "vpc")
                .need("public", EdgeKind.ATTACHED_TO, "vpc")
                .need("main", EdgeKind.ATTACHED_TO, "vpc")
                .need("out", EdgeKind.ATTACHED_TO, "vpc")
                .need("igw", EdgeKind.ATTACHED_TO, "vpc")
                .need("public", EdgeKind.ROUTES_TO, "out")
                .need("out", EdgeKind.ROUTES_TO, "igw")
                .need("main", EdgeKind.ROUTES_TO, "nat")
                .need("nat", EdgeKind.ATTACHED_TO, "public")
                .need("nat", EdgeKind.ATTACHED_TO, "address");
    }

    private static List<String> in(TargetDocument target, String account) {
        return target.resources().stream()
                .filter(resource -> resource.account().equals(account) && resource.succeeds() != null)
                .map(PlannedResource::name)
                .sorted()
                .toList();
    }

    @Test
    void a_subnet_that_names_no_route_table_brings_the_main_one_and_what_it_leads_to() {
        TargetDocument target = network()
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "private")
                .target();

        assertThat(in(target, "dev"))
                .containsExactly("address", "igw", "main", "nat", "out", "private", "public", "server", "vpc");
    }

    @Test
    void a_staying_subnet_keeps_the_nat_gateway_that_its_main_route_table_leads_to() {
        TargetDocument target = network()
                .put(EC2 + "NatGateway", "nat", "network", Role.SHARED, Map.of())
                .target();

        assertThat(target.resources())
                .filteredOn(resource -> resource.name().equals("nat") && resource.principal())
                .extracting(PlannedResource::fate)
                .containsExactly(Fate.STAYS);
    }

    @Test
    void a_staying_subnet_keeps_its_route_table_though_all_share_both() {
        TargetDocument target = network()
                .put(EC2 + "RouteTable", "out", "network", Role.SHARED, Map.of())
                .target();

        assertThat(target.resources())
                .filteredOn(resource -> resource.name().equals("out") && resource.principal())
                .extracting(PlannedResource::account)
                .containsExactly(Split.OLD);
    }

    @Test
    void an_interface_endpoint_comes_with_the_vpc() {
        TargetDocument target = network()
                .put(EC2 + "VPCEndpoint", "secrets", Split.OLD)
                .need("secrets", EdgeKind.ATTACHED_TO, "vpc")
                .need("secrets", EdgeKind.ATTACHED_TO, "private")
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "public")
                .target();

        assertThat(in(target, "dev")).contains("secrets", "private");
    }

    @Test
    void a_rule_that_lets_a_range_pass_brings_no_default_group_and_no_second_vpc() {
        TargetDocument target = network()
                .put(EC2 + "VPC", "other", Split.OLD)
                .put(EC2 + "SecurityGroup", "default", Split.OLD, Role.MANAGED, Map.of())
                .madeBy("default", AWS)
                .need("default", EdgeKind.ATTACHED_TO, "other")
                .need("vpc", EdgeKind.MAY_CONNECT, "default")
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "private")
                .target();

        assertThat(in(target, "dev")).contains("vpc").doesNotContain("default", "other");
    }

    @Test
    void a_default_group_stands_where_its_vpc_does() {
        TargetDocument target = network()
                .put(EC2 + "SecurityGroup", "default", "network", Role.MANAGED, Map.of())
                .madeBy("default", AWS)
                .need("default", EdgeKind.ATTACHED_TO, "vpc")
                .target();

        assertThat(in(target, Split.OLD)).contains("default");
    }

    @Test
    void a_server_that_an_environment_of_the_old_account_makes_keeps_its_subnet() {
        TargetDocument target = network()
                .put(EC2 + "Subnet", "private", "network", Role.SHARED, Map.of())
                .put(EC2 + "Instance", "made", Split.OLD, Role.MANAGED, Map.of())
                .madeBy("made", new Maker("its Beanstalk environment", Maker.Manner.OWNER, "test", "test"))
                .need("made", EdgeKind.ATTACHED_TO, "private")
                .target();

        assertThat(in(target, Split.OLD)).contains("private");
    }
}
