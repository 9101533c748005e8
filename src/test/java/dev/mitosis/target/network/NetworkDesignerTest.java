package dev.mitosis.target.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.io.TsvTable;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.AclEntry;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkDesignerTest {
    private static final String EC2 = "AWS::EC2::";

    /** A VPC of production in which a server of dev lives. */
    private static Split network() {
        Split split = new Split()
                .put(EC2 + "VPC", "vpc", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        EC2 + "Subnet",
                        "a",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "CidrBlock", "10.0.1.0/24", "AvailabilityZoneId", "euw1-az2"))
                .put(
                        EC2 + "RouteTable",
                        "out",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of(
                                "VpcId",
                                "vpc",
                                "Associations",
                                List.of(Map.of("SubnetId", "a")),
                                "Routes",
                                List.of(
                                        Map.of("DestinationCidrBlock", "10.0.0.0/16", "GatewayId", "local"),
                                        Map.of("DestinationCidrBlock", "0.0.0.0/0", "GatewayId", "igw-1"),
                                        Map.of(
                                                "DestinationCidrBlock",
                                                "192.168.0.0/16",
                                                "VpcPeeringConnectionId",
                                                "pcx-1"))))
                .put(EC2 + "InternetGateway", "igw-1", Split.OLD)
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .need("out", EdgeKind.ATTACHED_TO, "vpc")
                .need("a", EdgeKind.ROUTES_TO, "out")
                .need("out", EdgeKind.ROUTES_TO, "igw-1");
        return server(split, "server");
    }

    private static Split server(Split split, String name) {
        return split.put(EC2 + "Instance", name, "dev").need(name, EdgeKind.ATTACHED_TO, "a");
    }

    private static Split pool(Split split, String pool) {
        return split.decide(new Decisions(
                Map.of(),
                null,
                Decisions.ContextDecisions.NONE,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                pool,
                Map.of()));
    }

    private static PlannedNetwork in(TargetDocument target, String account) {
        return target.networks().stream()
                .filter(network -> network.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_vpc_that_stays_keeps_its_range_and_a_new_one_gets_another() {
        TargetDocument target = network().target();

        assertThat(in(target, Split.OLD).cidr()).isEqualTo("10.0.0.0/16");
        assertThat(in(target, Split.OLD).subnets())
                .extracting(PlannedSubnet::cidr)
                .containsExactly("10.0.1.0/24");
        assertThat(in(target, "dev").cidr()).isEqualTo("10.1.0.0/24");
        assertThat(in(target, "dev").subnets()).extracting(PlannedSubnet::cidr).containsExactly("10.1.0.0/26");
    }

    @Test
    void a_subnet_has_the_zone_id_and_the_tier_of_the_old_one() {
        PlannedSubnet subnet = in(network().target(), "dev").subnets().get(0);

        assertThat(subnet.zone()).isEqualTo("euw1-az2");
        assertThat(subnet.tier()).isEqualTo("public");
        assertThat(subnet.addresses()).isEqualTo(1);
        assertThat(subnet.table()).isEqualTo("dev/ec2-routetable/out");
    }

    @Test
    void routes_lead_to_successors_and_never_to_what_belongs_to_the_old_network() {
        assertThat(in(network().target(), "dev").routes())
                .extracting(PlannedRoute::destination, PlannedRoute::target)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("0.0.0.0/0", "dev/ec2-internetgateway/igw-1"),
                        org.assertj.core.groups.Tuple.tuple("10.1.0.0/24", "local"),
                        org.assertj.core.groups.Tuple.tuple("192.168.0.0/16", null));
    }

    @Test
    void what_grows_gets_a_larger_range() {
        Split split = network();
        for (int i = 0; i < 100; i++) {
            server(split, "server-" + i);
        }

        assertThat(in(split.target(), "dev").subnets())
                .extracting(PlannedSubnet::cidr)
                .containsExactly("10.1.0.0/23");
        assertThat(in(split.target(), "dev").cidr()).isEqualTo("10.1.0.0/22");
    }

    @Test
    void new_ranges_come_from_the_pool_that_people_decided_on() {
        assertThat(in(pool(network(), "10.64.0.0/16").target(), "dev").cidr()).isEqualTo("10.64.0.0/24");
    }

    @Test
    void what_partners_and_far_networks_use_is_not_used_again() {
        Split split = network()
                .put(
                        EC2 + "SecurityGroup",
                        "sg",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("IpPermissions", List.of(Map.of("IpRanges", List.of(Map.of("CidrIp", "10.64.0.0/24"))))))
                .put(
                        EC2 + "VPNConnection",
                        "vpn",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("Routes", List.of(Map.of("DestinationCidrBlock", "10.64.1.0/24"))));

        assertThat(in(pool(split, "10.64.0.0/16").target(), "dev").cidr()).isEqualTo("10.64.2.0/24");
    }

    @Test
    void a_rule_for_all_that_is_private_takes_nothing_but_is_told() {
        Split split = network()
                .put(
                        EC2 + "SecurityGroup",
                        "sg",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("IpPermissions", List.of(Map.of("IpRanges", List.of(Map.of("CidrIp", "10.0.0.0/8"))))));

        assertThat(in(split.target(), "dev").cidr()).isEqualTo("10.1.0.0/24");
        assertThat(split.target().findings()).extracting(Finding::rule).contains("target.range-unknown");
    }

    @Test
    void a_pool_that_is_too_small_is_an_error_with_both_sizes_and_a_way_out() {
        Split split = pool(network(), "10.0.0.0/17");

        assertThatThrownBy(split::target).isInstanceOfSatisfying(MitosisException.class, problem -> {
            assertThat(problem.code()).isEqualTo("M-TARGET-05");
            assertThat(problem.why()).contains("256 addresses", "only 0 of the pool's 32768");
            assertThat(problem.fix()).contains("cidrPool");
        });
    }

    @Test
    void a_private_subnet_without_its_gateway_is_told() {
        Split split = network()
                .put(
                        EC2 + "RouteTable",
                        "out",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of(
                                "VpcId",
                                "vpc",
                                "Associations",
                                List.of(Map.of("SubnetId", "a")),
                                "Routes",
                                List.of(Map.of("DestinationCidrBlock", "0.0.0.0/0", "NetworkInterfaceId", "eni-1"))));

        assertThat(split.target().findings()).extracting(Finding::rule).contains("target.no-way-out");
        assertThat(in(split.target(), "dev").subnets())
                .extracting(PlannedSubnet::tier)
                .containsExactly("private");
    }

    private static Map<String, Object> entry(int number, String action, String range) {
        return Map.of(
                "RuleNumber",
                number,
                "Egress",
                false,
                "RuleAction",
                action,
                "Protocol",
                "6",
                "PortRange",
                Map.of("From", 443, "To", number == 100 ? 443 : 444),
                "CidrBlock",
                range);
    }

    /** The network with a second subnet in which a server of dev lives, and an ACL. */
    private static TargetDocument guarded(String... ranges) {
        Split split = network()
                .put(EC2 + "Subnet", "b", Split.OLD, Role.WORKLOAD, Map.of("VpcId", "vpc", "CidrBlock", "10.0.2.0/24"))
                .need("b", EdgeKind.ATTACHED_TO, "vpc")
                .put(EC2 + "Instance", "second", "dev")
                .need("second", EdgeKind.ATTACHED_TO, "b");
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String range : ranges) {
            entries.add(entry(100 + entries.size(), "allow", range));
        }
        entries.add(entry(32767, "deny", "0.0.0.0/0"));
        return split.put(EC2 + "NetworkAcl", "acl", Split.OLD, Role.WORKLOAD, Map.of("Entries", entries))
                .need("acl", EdgeKind.ATTACHED_TO, "vpc")
                .need("a", EdgeKind.ATTACHED_TO, "acl")
                .target();
    }

    @Test
    void entries_of_an_acl_name_what_succeeds_their_ranges() {
        TargetDocument target = guarded(
                "10.0.0.0/16", "10.0.1.0/24", "10.0.0.0/22", "10.0.1.7/32", "10.0.9.0/24", "0.0.0.0/0", "10.0.0.0/8");
        PlannedNetwork dev = in(target, "dev");

        assertThat(dev.entries())
                .extracting(AclEntry::ranges)
                .containsExactly(
                        List.of("10.1.0.0/24"),
                        List.of("10.1.0.0/26"),
                        List.of("10.1.0.0/26", "10.1.0.64/26"),
                        List.of("10.1.0.0/26"),
                        List.of(),
                        List.of("0.0.0.0/0"),
                        List.of("10.0.0.0/8"));
        assertThat(dev.entries())
                .extracting(AclEntry::exact)
                .containsExactly(true, true, true, false, true, true, true);
        assertThat(dev.entries()).extracting(AclEntry::ports).startsWith("443", "443-444");
        assertThat(dev.entries()).extracting(AclEntry::acl).containsOnly("dev/ec2-networkacl/acl");
        assertThat(in(target, Split.OLD).entries())
                .allMatch(entry -> entry.ranges().equals(List.of(entry.old())));
    }

    @Test
    void a_range_around_all_networks_lets_a_new_one_outside_of_it_pass_as_well() {
        Split split = pool(network(), "172.16.0.0/12")
                .put(
                        EC2 + "NetworkAcl",
                        "acl",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("Entries", List.of(entry(100, "allow", "10.0.0.0/8"))))
                .need("acl", EdgeKind.ATTACHED_TO, "vpc")
                .need("a", EdgeKind.ATTACHED_TO, "acl");

        assertThat(in(split.target(), "dev").entries())
                .extracting(AclEntry::ranges)
                .containsExactly(List.of("10.0.0.0/8", "172.16.0.0/24"));
    }

    @Test
    void a_subnet_has_the_same_part_of_the_ipv6_block_as_before() {
        assertThat(Ipv6Blocks.place("2a05:d018:1:de07::/64")).isEqualTo(7);
        assertThat(Ipv6Blocks.place("2a05:d018:1:deff::/64")).isEqualTo(255);
        assertThat(Ipv6Blocks.place("2a05:d018:1::/64")).isZero();
        assertThat(Ipv6Blocks.place("2a05:d018:1:de00::/56")).isNull();
        assertThat(Ipv6Blocks.place("10.0.0.0/24")).isNull();
        assertThat(Ipv6Blocks.place("")).isNull();
    }

    /** A VPC that goes to dev with all that lives in it. */
    private static Split whole() {
        return new Split()
                .put(EC2 + "VPC", "vpc", "dev", Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(EC2 + "Subnet", "a", "dev", Role.WORKLOAD, Map.of("VpcId", "vpc", "CidrBlock", "10.0.1.0/24"))
                .put(EC2 + "Instance", "server", "dev")
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .need("server", EdgeKind.ATTACHED_TO, "a");
    }

    private static String cidrIn(Split split, String account) {
        return in(split.target(), account).cidr();
    }

    @Test
    void a_vpc_that_goes_as_a_whole_keeps_its_range_unless_something_is_connected_to_it() {
        assertThat(cidrIn(whole(), "dev")).isEqualTo("10.0.0.0/16");
        assertThat(in(whole().target(), "dev").subnets())
                .extracting(PlannedSubnet::cidr)
                .containsExactly("10.0.1.0/24");

        assertThat(cidrIn(pool(whole(), "10.64.0.0/16"), "dev")).startsWith("10.64.");
        assertThat(cidrIn(
                        whole().put(EC2 + "VPCPeeringConnection", "pcx", "dev")
                                .need("pcx", EdgeKind.ATTACHED_TO, "vpc"),
                        "dev"))
                .isEqualTo("10.1.0.0/24");
        assertThat(cidrIn(
                        whole().put(EC2 + "VPC", "twin", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/15")),
                        "dev"))
                .isNotEqualTo("10.0.0.0/16");
        assertThat(cidrIn(
                        whole().put(EC2 + "VPC", "far", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.9.0.0/16"))
                                .put(EC2 + "Instance", "asker", Split.OLD)
                                .need("asker", EdgeKind.ATTACHED_TO, "far")
                                .need("server", EdgeKind.TALKS_TO, "asker"),
                        "dev"))
                .isEqualTo("10.1.0.0/24");
        assertThat(cidrIn(
                        whole().put(EC2 + "Instance", "other", "staging").need("other", EdgeKind.ATTACHED_TO, "a"),
                        "dev"))
                .isNotEqualTo("10.0.0.0/16");
    }

    /** A network that goes to one account as a whole, with something of the type in it. */
    private static PlannedNetwork whole(String type) {
        Split split = new Split()
                .put(EC2 + "VPC", "vpc", "dev", Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        EC2 + "Subnet",
                        "a",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "CidrBlock", "10.0.0.0/24", "AvailabilityZoneId", "euw1-az1"))
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .put(type, "data", "dev")
                .need("data", EdgeKind.ATTACHED_TO, "a");
        return in(split.target(), "dev");
    }

    @Test
    void a_network_over_which_data_are_copied_into_its_successor_has_another_range_there() {
        assertThat(whole("AWS::OpenSearchService::Domain").cidr()).isNotEqualTo("10.0.0.0/16");
        assertThat(whole("AWS::RDS::DBInstance").cidr()).isEqualTo("10.0.0.0/16");
    }

    @Test
    void what_is_copied_over_networks_is_copied_by_methods_of_the_library() {
        assertThat(TsvTable.loadNamed(NetworkDesigner.class, "copied-over-networks.tsv"))
                .extracting(row -> MethodLibrary.load().byId(row.get("method")).id())
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }
}
