package dev.mitosis.target.fate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept because somebody who stays needs it, and where what others make stands. */
class PinsTest {
    private static final String EC2 = "AWS::EC2::";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final Maker OWNER = new Maker("its owner", Maker.Manner.OWNER, "t", "t");
    private static final Maker ITSELF = new Maker("AWS", Maker.Manner.DEFAULT, "t", "t");
    private static final Maker AWS = new Maker("AWS", Maker.Manner.AWS, "t", "t");

    private static PlannedResource principal(TargetDocument target, String name) {
        return target.resources().stream()
                .filter(resource -> resource.principal() && Split.arn(name).equals(resource.succeeds()))
                .findFirst()
                .orElseThrow();
    }

    private static String home(Split split, String name) {
        return principal(split.target(), name).account();
    }

    private static List<String> accounts(Split split, String name) {
        return split.target().resources().stream()
                .filter(resource -> Split.arn(name).equals(resource.succeeds()))
                .map(PlannedResource::account)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::Instance,       legacy, MANAGED,  AWS::EC2::Subnet, attached-to, legacy",
        "AWS::RDS::DBInstance,     legacy, MANAGED,  AWS::EC2::Subnet, attached-to, legacy",
        "AWS::EC2::NetworkInterface, legacy, MANAGED, AWS::EC2::Subnet, attached-to, network",
        "AWS::EC2::Instance,       dev,    MANAGED,  AWS::EC2::Subnet, attached-to, network",
        "AWS::EC2::Instance,       legacy, MANAGED,  AWS::S3::Bucket,  attached-to, network",
        "AWS::EC2::Instance,       legacy, MANAGED,  AWS::EC2::Subnet, may-connect, network",
        "AWS::EC2::Instance,       legacy, WORKLOAD, AWS::EC2::Subnet, attached-to, legacy"
    })
    void a_server_that_others_make_keeps_its_network_where_it_is(
            String type, String account, Role role, String provider, String kind, String home) {
        Split split = new Split()
                .put(provider, "place", "network")
                .put("AWS::SQS::Queue", "other", "network")
                .put(type, "server", account, role, Map.of())
                .need("server", EdgeKind.of(kind).orElseThrow(), "place");

        assertThat(home(role == Role.MANAGED ? split.madeBy("server", OWNER) : split, "place"))
                .isEqualTo(home);
    }

    @Test
    void who_pins_is_said_and_whether_a_person_has_to_decide() {
        Split stays = new Split()
                .put("AWS::DynamoDB::Table", "table", "dev")
                .put(FUNCTION, "fn", Split.OLD)
                .need("fn", EdgeKind.READS, "table");
        Split open = new Split()
                .put("AWS::DynamoDB::Table", "table", "dev")
                .put(FUNCTION, "fn", Split.OLD, Role.UNASSIGNED, Map.of())
                .need("fn", EdgeKind.READS, "table");

        assertThat(principal(stays.target(), "table").reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.contains("which stays, reads it."));
        assertThat(principal(open.target(), "table").reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.contains("which stays until a person decides, reads it."));
    }

    @Test
    void a_leftover_is_kept_for_what_needs_it_and_for_what_that_needs() {
        Split chain = new Split()
                .put("AWS::DynamoDB::Table", "first", "dev")
                .put("AWS::DynamoDB::Table", "second", "dev")
                .put(FUNCTION, "fn", "dev")
                .leftover("first")
                .leftover("second")
                .need("second", EdgeKind.READS, "first")
                .need("fn", EdgeKind.READS, "second");

        assertThat(principal(chain.target(), "second").fate()).isEqualTo(Fate.UNDECIDED);
        assertThat(principal(chain.target(), "first").fate()).isEqualTo(Fate.UNDECIDED);
    }

    @Test
    void what_is_handed_over_is_held_back_and_no_copy_is_made_in_its_place() {
        Split split = new Split()
                .put("AWS::EC2::EIP", "address", "dev")
                .put("AWS::EC2::NatGateway", "nat", Split.OLD)
                .need("nat", EdgeKind.ATTACHED_TO, "address");

        assertThat(accounts(split, "address")).containsExactly(Split.OLD);
    }

    @Test
    void the_users_of_two_accounts_hold_what_can_only_be_handed_to_one() {
        Split split = new Split()
                .put("AWS::EC2::EIP", "address", "dev")
                .put("AWS::Lambda::Function", "fn", "staging")
                .need("fn", EdgeKind.REFERENCES, "address");

        assertThat(home(split, "address")).isEqualTo(Split.OLD);
        assertThat(principal(split.target(), "address").reasons())
                .extracting(Reason::rule)
                .contains("fate.needed-elsewhere");
    }

    @Test
    void what_is_held_back_says_where_its_host_goes() {
        Split goes = new Split()
                .put("AWS::EFS::FileSystem", "files", "staging")
                .put("AWS::EFS::MountTarget", "mount", "dev")
                .need("mount", EdgeKind.ATTACHED_TO, "files");
        Split stays = new Split()
                .put("AWS::EFS::FileSystem", "files", Split.OLD)
                .put("AWS::EFS::MountTarget", "mount", "dev")
                .need("mount", EdgeKind.ATTACHED_TO, "files");

        assertThat(goes.target().findings()).anyMatch(finding -> finding.text().contains("which goes to staging;"));
        assertThat(stays.target().findings()).anyMatch(finding -> finding.text().contains("which stays;"));
        assertThat(principal(goes.target(), "mount").reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.endsWith("which goes to staging."));
        assertThat(principal(stays.target(), "mount").reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.endsWith("which stays."));
    }

    private static Split interfaceOf(Maker maker) {
        return new Split()
                .put(FUNCTION, "fn", "dev")
                .put("AWS::Logs::LogGroup", "made", Split.OLD, Role.MANAGED, Map.of())
                .madeBy("made", maker);
    }

    @Test
    void what_others_make_stands_where_what_it_is_part_of_is() {
        assertThat(home(interfaceOf(OWNER).part("made", "fn"), "made")).isEqualTo("dev");
        assertThat(home(interfaceOf(OWNER), "made")).isEqualTo(Split.OLD);
        assertThat(home(interfaceOf(AWS).part("made", "fn"), "made")).isEqualTo(Split.OLD);
    }

    @Test
    void what_others_make_stands_where_its_user_is() {
        assertThat(home(interfaceOf(OWNER).need("fn", EdgeKind.ATTACHED_TO, "made"), "made"))
                .isEqualTo("dev");
        assertThat(home(interfaceOf(OWNER).need("fn", EdgeKind.READS, "made"), "made"))
                .isEqualTo(Split.OLD);
    }

    @Test
    void what_comes_by_itself_stands_where_it_is_attached_and_what_an_owner_makes_does_not() {
        assertThat(home(interfaceOf(ITSELF).need("made", EdgeKind.ATTACHED_TO, "fn"), "made"))
                .isEqualTo("dev");
        assertThat(home(interfaceOf(ITSELF).need("made", EdgeKind.MAY_CONNECT, "fn"), "made"))
                .isEqualTo(Split.OLD);
        assertThat(home(interfaceOf(OWNER).need("made", EdgeKind.ATTACHED_TO, "fn"), "made"))
                .isEqualTo(Split.OLD);
    }

    @Test
    void a_part_of_what_others_make_stands_where_the_first_that_people_made_is() {
        Split split = interfaceOf(OWNER)
                .part("made", "fn")
                .put("AWS::Logs::MetricFilter", "inner", Split.OLD, Role.MANAGED, Map.of())
                .madeBy("inner", OWNER)
                .part("inner", "made");

        assertThat(home(split, "inner")).isEqualTo("dev");
    }

    @Test
    void a_part_of_a_network_that_comes_by_itself_stands_where_its_network_is() {
        Split split = new Split()
                .put(EC2 + "VPC", "vpc", "network")
                .put(EC2 + "Subnet", "a", "network")
                .put(EC2 + "Instance", "server", "network")
                .put(EC2 + "NetworkAcl", "acl", Split.OLD, Role.MANAGED, Map.of())
                .put(EC2 + "NetworkAcl", "lone", "dev", Role.MANAGED, Map.of())
                .madeBy("acl", ITSELF)
                .madeBy("lone", ITSELF)
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .need("server", EdgeKind.ATTACHED_TO, "a")
                .need("acl", EdgeKind.ATTACHED_TO, "vpc");

        assertThat(home(split, "acl")).isEqualTo("network");
        assertThat(home(split, "lone")).isEqualTo(Split.OLD);
    }

    @Test
    void a_part_of_two_things_or_of_one_that_comes_with_each_account_is_free() {
        Split split = new Split()
                .put("AWS::Events::EventBus", "bus", Split.OLD)
                .put("AWS::Events::Rule", "rule", "dev")
                .madeBy("bus", ITSELF)
                .part("rule", "bus");

        assertThat(home(split, "rule")).isEqualTo("dev");
    }

    @Test
    void parts_of_an_undecided_whole_are_undecided_and_those_of_one_that_stays_stay() {
        Split open = new Split()
                .put("AWS::ElasticLoadBalancingV2::LoadBalancer", "front", Split.OLD, Role.UNASSIGNED, Map.of())
                .put("AWS::ElasticLoadBalancingV2::Listener", "ear", "dev", Role.UNASSIGNED, Map.of())
                .part("ear", "front");
        assertThat(principal(open.target(), "ear").method()).isEqualTo("undecided");

        Split kept = new Split()
                .put("AWS::Route53::HostedZone", "zone", Split.OLD)
                .put("AWS::Route53::RecordSet", "record", "dev")
                .part("record", "zone");
        assertThat(principal(kept.target(), "record").method()).isEqualTo("stay");
        assertThat(principal(kept.target(), "record").reasons())
                .extracting(Reason::rule)
                .contains("fate.whole");
    }
}
