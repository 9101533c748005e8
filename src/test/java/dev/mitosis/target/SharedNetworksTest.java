package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedChoice.Option;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.Participant;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts that use subnets of the owner of a VPC instead of networks of their own. */
class SharedNetworksTest {
    private static final String EC2 = "AWS::EC2::";
    private static final String SHARED = "networks: {dev: shared}";

    /** A VPC with a gateway, of which an account has the parts, and a server of dev in a group of its own. */
    private static Split network(String owner) {
        return new Split()
                .put(EC2 + "VPC", "vpc", owner, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        EC2 + "Subnet",
                        "a",
                        owner,
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "CidrBlock", "10.0.1.0/24", "AvailabilityZoneId", "euw1-az1"))
                .put(
                        EC2 + "RouteTable",
                        "routes",
                        owner,
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "Associations", List.of(Map.of("SubnetId", "a"))))
                .put(EC2 + "NatGateway", "nat", owner)
                .put(EC2 + "SecurityGroup", "web", Split.OLD)
                .put(EC2 + "Instance", "server", "dev")
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .need("routes", EdgeKind.ATTACHED_TO, "vpc")
                .need("nat", EdgeKind.ATTACHED_TO, "a")
                .need("a", EdgeKind.ROUTES_TO, "routes")
                .need("routes", EdgeKind.ROUTES_TO, "nat")
                .need("web", EdgeKind.ATTACHED_TO, "vpc")
                .need("server", EdgeKind.ATTACHED_TO, "a")
                .need("server", EdgeKind.ATTACHED_TO, "web");
    }

    private static TargetDocument decided(Split split, String yaml) {
        try {
            return split.decide(Json.yaml().readValue(yaml, Decisions.class)).target();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> in(TargetDocument target, String account) {
        return target.resources().stream()
                .filter(resource -> resource.account().equals(account) && resource.succeeds() != null)
                .map(PlannedResource::id)
                .toList();
    }

    private static Fate fate(TargetDocument target, String id) {
        return target.resources().stream()
                .filter(resource -> resource.id().equals(id))
                .map(PlannedResource::fate)
                .findFirst()
                .orElseThrow();
    }

    private static PlannedChoice choice(TargetDocument target, String account) {
        return target.choices().stream()
                .filter(choice -> choice.about().equals("networks"))
                .filter(choice -> choice.subject().startsWith(account + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_account_that_shares_has_its_groups_and_nothing_else_of_a_network() {
        assertThat(in(decided(network(Split.OLD), SHARED), "dev"))
                .containsExactly("dev/ec2-instance/server", "dev/ec2-securitygroup/web");
        assertThat(in(decided(network(Split.OLD), "networks: {staging: shared}"), "dev"))
                .contains("dev/ec2-vpc/vpc", "dev/ec2-subnet/a", "dev/ec2-natgateway/nat");
    }

    @Test
    void subnets_are_shared_and_the_vpc_with_its_parts_stays_as_it_is() {
        TargetDocument target = decided(network(Split.OLD), SHARED);

        assertThat(fate(target, "legacy/ec2-subnet/a")).isEqualTo(Fate.SHARED);
        assertThat(fate(target, "legacy/ec2-vpc/vpc")).isEqualTo(Fate.STAYS);
        assertThat(fate(target, "legacy/ec2-routetable/routes")).isEqualTo(Fate.STAYS);
        assertThat(target.networks()).singleElement().satisfies(network -> {
            assertThat(network.cidr()).isEqualTo("10.0.0.0/16");
            assertThat(network.participants()).containsExactly(new Participant("dev", List.of("legacy/ec2-subnet/a")));
        });
    }

    @Test
    void both_sides_of_the_share_are_objects() {
        TargetDocument target = decided(network(Split.OLD), SHARED);
        PlannedConnection share = target.connections().stream()
                .filter(connection -> connection.means() == Means.RAM_SHARE)
                .findFirst()
                .orElseThrow();

        assertThat(share.provider()).isEqualTo("legacy/ec2-subnet/a");
        assertThat(share.consumers()).containsExactly("dev/ec2-instance/server");
        assertThat(share.parts()).contains("legacy/ec2-subnet/a").anyMatch(part -> part.contains("ram-resourceshare"));
        assertThat(target.edges()).filteredOn(PlannedEdge::crossing).allMatch(edge -> edge.connection() != null);
    }

    @Test
    void a_network_account_owns_what_it_shares_and_has_room_for_all_who_live_there() {
        Split split = network("network");
        for (int i = 0; i < 100; i++) {
            split.put(EC2 + "Instance", "server-" + i, "dev").need("server-" + i, EdgeKind.ATTACHED_TO, "a");
        }
        TargetDocument target = decided(split.put(EC2 + "SecurityGroup", "web", "dev"), SHARED);

        PlannedNetwork network = target.networks().stream()
                .filter(each -> each.account().equals("network"))
                .findFirst()
                .orElseThrow();
        assertThat(network.subnets()).extracting(PlannedSubnet::addresses).containsExactly(102);
        assertThat(network.participants()).extracting(Participant::account).containsExactly("dev");
        assertThat(in(target, "dev")).doesNotContain("dev/ec2-vpc/vpc", "dev/ec2-subnet/a");
    }

    @Test
    void a_vpc_that_somebody_shares_has_one_owner() {
        Split split = network(Split.OLD)
                .put(EC2 + "Subnet", "b", "dev", Role.WORKLOAD, Map.of("VpcId", "vpc", "CidrBlock", "10.0.2.0/24"))
                .need("b", EdgeKind.ATTACHED_TO, "vpc");

        assertThat(fate(decided(split, SHARED), "legacy/ec2-subnet/b")).isEqualTo(Fate.STAYS);
        assertThat(fate(decided(split, "networks: {staging: shared}"), "dev/ec2-subnet/b"))
                .isEqualTo(Fate.MOVES);
    }

    @Test
    void a_vpc_that_moves_is_held_where_a_part_of_it_stays() {
        Split split = network("network")
                .put(EC2 + "SecurityGroup", "web", "dev")
                .put(EC2 + "Subnet", "b", Split.OLD, Role.WORKLOAD, Map.of("VpcId", "vpc", "CidrBlock", "10.0.2.0/24"))
                .put(EC2 + "Instance", "keeper", Split.OLD)
                .need("b", EdgeKind.ATTACHED_TO, "vpc")
                .need("keeper", EdgeKind.ATTACHED_TO, "b");
        TargetDocument target = decided(split, SHARED);

        assertThat(target.networks()).extracting(PlannedNetwork::account).containsExactly(Split.OLD);
        assertThat(fate(target, "legacy/ec2-subnet/a")).isEqualTo(Fate.SHARED);
    }

    @Test
    void the_default_vpc_stands_in_the_old_account_and_in_each_that_lives_in_one() {
        Split split = new Split()
                .put(EC2 + "VPC", "vpc", "dev", Role.WORKLOAD, Map.of("IsDefault", true))
                .put(EC2 + "NetworkAcl", "acl", "dev", Role.MANAGED, Map.of())
                .madeBy("acl", new Maker("the VPC", Maker.Manner.DEFAULT, "/x", "y"))
                .put(EC2 + "Subnet", "a", Split.OLD)
                .put(EC2 + "Instance", "keeper", Split.OLD)
                .put(EC2 + "Instance", "server", "dev")
                .need("acl", EdgeKind.ATTACHED_TO, "vpc")
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .need("keeper", EdgeKind.ATTACHED_TO, "a")
                .need("server", EdgeKind.ATTACHED_TO, "a");
        TargetDocument target = split.target();

        assertThat(in(target, Split.OLD)).contains("legacy/ec2-vpc/vpc", "legacy/ec2-networkacl/acl");
        assertThat(in(target, "dev")).contains("dev/ec2-vpc/vpc", "dev/ec2-subnet/a");
    }

    private static Split guest(String type, String account) {
        return new Split()
                .put(EC2 + "VPC", "vpc", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(type, "guest", account)
                .need("guest", EdgeKind.ATTACHED_TO, "vpc");
    }

    @Test
    void a_network_is_made_for_those_who_live_there_and_for_nobody_else() {
        assertThat(in(guest(EC2 + "Instance", "dev").target(), "dev")).contains("dev/ec2-vpc/vpc");
        assertThat(in(guest(EC2 + "SecurityGroup", "dev").target(), "dev")).isEmpty();
        assertThat(in(guest(EC2 + "RouteTable", "dev").target(), "dev")).isEmpty();
        assertThat(in(guest("AWS::Route53::HostedZone", "dev").target(), "dev"))
                .containsExactly("dev/route53-hostedzone/guest");
    }

    @Test
    void a_group_that_somebody_who_stays_uses_is_not_made_where_nobody_does() {
        Split split = guest(EC2 + "SecurityGroup", "dev")
                .put("AWS::RDS::DBInstance", "db", Split.OLD)
                .need("db", EdgeKind.ATTACHED_TO, "guest");
        assertThat(in(split.target(), "dev")).isEmpty();

        split.put(EC2 + "Instance", "server", "dev").need("server", EdgeKind.ATTACHED_TO, "guest");
        assertThat(in(split.target(), "dev")).contains("dev/ec2-securitygroup/guest", "dev/ec2-vpc/vpc");
    }

    @Test
    void both_ways_are_priced_whichever_is_taken() {
        PlannedChoice shared = choice(decided(network(Split.OLD), SHARED), "dev");
        PlannedChoice own = choice(decided(network(Split.OLD), "{}"), "dev");

        assertThat(shared.taken()).isEqualTo("shared");
        assertThat(own.taken()).isEqualTo("own");
        assertThat(shared.options()).extracting(Option::price).containsExactly(36.5, 0.0);
        assertThat(own.options()).extracting(Option::price).containsExactly(36.5, 0.0);
        assertThat(own.options()).allMatch(Option::feasible);
    }

    @Test
    void the_default_vpc_is_shared_with_nobody() {
        Split split = network(Split.OLD)
                .put(
                        EC2 + "VPC",
                        "vpc",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("CidrBlock", "10.0.0.0/16", "IsDefault", true));
        TargetDocument target = decided(
                split,
                "{networks: {dev: shared}, assign: [{resource: '" + Split.arn("vpc") + "', disposition: stay}]}");

        assertThat(in(target, "dev")).contains("dev/ec2-subnet/a", "dev/ec2-vpc/vpc");
        assertThat(choice(target, "dev").options()).extracting(Option::feasible).containsExactly(true, false);
    }

    @Test
    void the_default_group_is_the_owner_s_and_its_user_needs_another() {
        Split split = network(Split.OLD).madeBy("web", new Maker("the VPC", Maker.Manner.DEFAULT, "/x", "y"));
        TargetDocument target = decided(split, SHARED);

        assertThat(in(target, "dev")).containsExactly("dev/ec2-instance/server");
        assertThat(target.findings())
                .filteredOn(finding -> finding.rule().equals("target.default-group"))
                .hasSize(1);
    }

    @Test
    void what_two_accounts_need_of_each_other_in_one_network_is_joined_by_nothing() {
        Split split = network(Split.OLD)
                .put("AWS::RDS::DBInstance", "db", Split.OLD)
                .need("db", EdgeKind.ATTACHED_TO, "a")
                .need("server", EdgeKind.READS, "db");

        assertThat(decided(split, SHARED).connections())
                .filteredOn(connection -> connection.provider().endsWith("/db"))
                .extracting(PlannedConnection::means)
                .containsExactly(Means.NONE);
        assertThat(decided(split, "{}").connections())
                .filteredOn(connection -> connection.provider().endsWith("/db"))
                .extracting(PlannedConnection::means)
                .containsExactly(Means.RESOURCE_CONFIGURATION);
    }
}
