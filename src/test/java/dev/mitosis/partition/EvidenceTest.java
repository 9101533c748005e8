package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.Strength;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Leftovers;
import dev.mitosis.partition.evidence.Matcher;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the records and the graph of a small account say of its resources. */
class EvidenceTest {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String INTERFACE = "AWS::EC2::NetworkInterface";
    private static final String STACK = "AWS::CloudFormation::Stack";

    private static AccountGraph read(Fields fields) {
        return AccountGraph.read(fields.snapshot(), fields.graph());
    }

    private static Subject subject(AccountGraph graph, String name) {
        return Objects.requireNonNull(graph.find(arn(name)));
    }

    private static List<String> names(List<Subject> subjects) {
        return subjects.stream().map(Subject::name).toList();
    }

    private static Resource record(String type, String name, JsonNode data) {
        return new Resource(arn(name), type, "eu-west-1", Fields.ACCOUNT, name + "-id", name, Map.of(), data);
    }

    @Test
    void subjects_are_numbered_by_their_arns_and_tied_on_both_sides() {
        AccountGraph graph = read(new Fields()
                .add(QUEUE, "b")
                .add(QUEUE, "a")
                .add(QUEUE, "c")
                .edge("b", EdgeKind.READS, "a")
                .edge("b", EdgeKind.WRITES, "c")
                .edge("a", EdgeKind.WRITES, "b"));

        assertThat(names(graph.subjects())).containsExactly("a", "b", "c");
        assertThat(graph.size()).isEqualTo(3);
        assertThat(graph.out(1)).extracting(Tie::to).containsExactly(0, 2);
        assertThat(graph.in(1)).extracting(Tie::from).containsExactly(0);
        assertThat(graph.degree(1)).isEqualTo(3);
        assertThat(graph.degree(2)).isEqualTo(1);
    }

    @Test
    void what_lies_outside_and_a_thing_itself_tie_nothing() {
        AccountGraph graph = read(new Fields()
                .add(QUEUE, "a")
                .edge("a", EdgeKind.READS, "a")
                .edgeTo("a", EdgeKind.READS, "external:internet")
                .edgeFrom("external:internet", EdgeKind.READS, "a"));

        assertThat(graph.degree(0)).isZero();
    }

    @Test
    void who_reads_along_sees_every_record() {
        List<String> seen = new ArrayList<>();
        Fields fields = new Fields().add(QUEUE, "b").add(QUEUE, "a");

        AccountGraph.read(fields.snapshot(), fields.graph(), resource -> seen.add(resource.name()));

        assertThat(seen).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "orders-jobs, 'orders-jobs'",
        "orders-jobs-id, 'orders-jobs'",
        "arn:aws:test:eu-west-1:123456789012:orders-jobs, 'orders-jobs'",
        "orders-*, 'orders-items,orders-jobs'",
        "*-jobs, 'orders-jobs,search-jobs'",
        "*r*s*-i*, 'orders-items,orders-jobs,search-jobs'",
        "orders, ''",
        "orders.jobs, ''"
    })
    void a_person_means_by_name_id_arn_or_pattern(String pattern, String found) {
        assertThat(String.join(",", names(Matcher.find(jobs(), pattern, null)))).isEqualTo(found);
    }

    @Test
    void and_by_a_type() {
        assertThat(names(Matcher.find(jobs(), "*", QUEUE))).containsExactly("orders-jobs", "search-jobs");
    }

    private static AccountGraph jobs() {
        JsonNode nothing = Json.mapper().createObjectNode();
        return read(new Fields()
                .put(record(QUEUE, "orders-jobs", nothing))
                .put(record(QUEUE, "search-jobs", nothing))
                .put(record("AWS::DynamoDB::Table", "orders-items", nothing)));
    }

    @Test
    void who_manages_a_thing_owns_it_but_a_stack_does_not() {
        AccountGraph graph = read(new Fields()
                .add(QUEUE, "made")
                .add(STACK, "stack")
                .add("AWS::Some::Service", "service")
                .edge("made", EdgeKind.MANAGED_BY, "stack")
                .edge("made", EdgeKind.READS, "service"));
        Owners owners = new Owners();

        assertThat(owners.owner(graph, subject(graph, "made"))).isEmpty();
        assertThat(owners.reason(graph, subject(graph, "made"))).isEmpty();

        AccountGraph managed = read(new Fields()
                .add(QUEUE, "made")
                .add("AWS::Some::Service", "service")
                .edge("made", EdgeKind.MANAGED_BY, "service"));
        assertThat(owners.reason(managed, subject(managed, "made")))
                .hasValueSatisfying(
                        reason -> assertThat(reason.text()).isEqualTo("It is made and owned by Service service."));
        assertThat(owners.owner(managed, subject(managed, "service"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::RDS::DBInstance, attached-to, true",
        "AWS::EC2::Instance, attached-to, false",
        "AWS::RDS::DBInstance, reads, false"
    })
    void a_part_of_what_makes_such_parts_is_owned_by_it(String whole, String kind, boolean owned) {
        EdgeKind edge = EdgeKind.of(kind).orElseThrow();
        AccountGraph out =
                read(new Fields().add(INTERFACE, "part").add(whole, "whole").edge("part", edge, "whole"));
        AccountGraph in =
                read(new Fields().add(INTERFACE, "part").add(whole, "whole").edge("whole", edge, "part"));

        assertThat(new Owners().owner(out, subject(out, "part")).isPresent()).isEqualTo(owned);
        assertThat(new Owners().owner(in, subject(in, "part")).isPresent()).isEqualTo(owned);
        assertThat(new Owners().owner(out, subject(out, "whole"))).isEmpty();
    }

    @Test
    void a_type_without_a_row_is_shared_by_its_users() {
        assertThat(new Roles().of("AWS::Some::Thing"))
                .isEqualTo(new Roles.TypeRole(Role.SHARED, "shared-services", false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::VPC, true, true",
        "AWS::EC2::EIP, false, true",
        "AWS::IAM::User, false, false",
        "AWS::SQS::Queue, false, false"
    })
    void a_network_is_what_its_members_share(String type, boolean network, boolean lives) {
        assertThat(new Roles().isNetwork(type)).isEqualTo(network);
        assertThat(new Roles().livesInNetwork(type)).isEqualTo(lives);
    }

    private static Fields volume(String state) {
        return new Fields()
                .put(record(
                        "AWS::EC2::Volume",
                        "v",
                        Json.mapper().createObjectNode().put("State", state)))
                .add("AWS::EC2::Instance", "i");
    }

    private static boolean isLeftOver(Fields fields, String name) {
        AccountGraph graph = read(fields);
        return Leftovers.judge(graph, subject(graph, name)).isPresent();
    }

    @Test
    void a_volume_that_is_available_and_attached_to_nothing_is_left_over() {
        AccountGraph graph = read(volume("available"));

        assertThat(Leftovers.judge(graph, subject(graph, "v"))).hasValue("the volume is attached to no instance");
        assertThat(isLeftOver(volume("in-use"), "v")).isFalse();
        assertThat(isLeftOver(volume("available").edge("i", EdgeKind.ATTACHED_TO, "v"), "v"))
                .isFalse();
        assertThat(isLeftOver(volume("available").edge("v", EdgeKind.ATTACHED_TO, "i"), "v"))
                .isFalse();
        assertThat(isLeftOver(volume("available").edge("v", EdgeKind.READS, "i"), "v"))
                .isTrue();
    }

    @Test
    void a_key_pair_of_which_anybody_says_anything_is_in_use() {
        Fields pair = new Fields().add("AWS::EC2::KeyPair", "k").add(QUEUE, "q");

        assertThat(isLeftOver(pair, "k")).isTrue();
        assertThat(isLeftOver(pair.edge("k", EdgeKind.DEPLOYED_BY, "q"), "k")).isTrue();
        assertThat(isLeftOver(pair.edge("q", EdgeKind.REFERENCES, "k", Strength.NAME), "k"))
                .isFalse();
    }

    @Test
    void nothing_of_a_type_without_a_rule_is_left_over() {
        assertThat(isLeftOver(new Fields().add(QUEUE, "q"), "q")).isFalse();
    }

    @Test
    void a_stack_tells_its_parameters() {
        JsonNode data = Json.mapper()
                .createObjectNode()
                .set(
                        "Parameters",
                        Json.mapper()
                                .createArrayNode()
                                .add(Json.mapper()
                                        .createObjectNode()
                                        .put("ParameterKey", "Stage")
                                        .put("ParameterValue", "prod")));
        AccountGraph graph = read(new Fields().put(record(STACK, "stack", data)).put(record(QUEUE, "queue", data)));

        assertThat(subject(graph, "stack").parameters()).isEqualTo(Map.of("Stage", "prod"));
        assertThat(subject(graph, "queue").parameters()).isEmpty();
    }

    @Test
    void the_graph_says_what_a_thing_cannot_be_apart_from() {
        AccountGraph graph =
                read(new Fields().add(QUEUE, "part").add(QUEUE, "whole").part("part", "whole"));

        assertThat(subject(graph, "part").wholes()).containsExactly(arn("whole"));
        assertThat(subject(graph, "whole").wholes()).isEmpty();
        assertThat(subject(graph, "part").label()).isEqualTo("Queue part");
        assertThat(subject(graph, "part").isMade()).isFalse();
    }

    @Test
    void what_a_service_made_is_not_the_default_that_people_may_use() {
        AccountGraph graph = read(new Fields()
                .add("AWS::Backup::BackupVault", "Default")
                .add(QUEUE, "queue")
                .put(record(
                        "AWS::EC2::SecurityGroup",
                        "group",
                        Json.mapper().createObjectNode().put("GroupName", "default"))));
        Subject vault = subject(graph, "Default");
        Subject group = subject(graph, "group");

        assertThat(List.of(
                        vault.isMade(), group.isMade(), subject(graph, "queue").isMade()))
                .containsExactly(true, true, false);
        assertThat(vault.managed()).isNotNull().extracting(Reason::rule).isEqualTo("role.managed");
        assertThat(vault.standard()).isNull();
        assertThat(group.managed()).isNull();
        assertThat(group.standard()).isNotNull().extracting(Reason::rule).isEqualTo("role.default");
    }
}
