package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployment;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one atom, who stands for it, and what was made together. */
class AtomsTest {
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final String VOLUME = "AWS::EC2::Volume";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String BEANSTALK = "AWS::ElasticBeanstalk::Environment";

    private static AccountGraph read(Fields fields) {
        return AccountGraph.read(fields.snapshot(), fields.graph());
    }

    /** The atoms of an account, asked by names. */
    private record Asked(AccountGraph graph, Atoms atoms) {
        static Asked of(Fields fields) {
            AccountGraph graph = read(fields);
            return new Asked(graph, new Atoms(graph, new Roles(), new Owners()));
        }

        int number(String name) {
            return Objects.requireNonNull(graph.find(arn(name))).index();
        }

        int atom(String name) {
            return atoms.of(number(name));
        }

        boolean areOne(String one, String other) {
            return atom(one) == atom(other);
        }

        List<String> members(String name) {
            return Arrays.stream(atoms.members(atom(name)))
                    .mapToObj(graph::subject)
                    .map(Subject::name)
                    .toList();
        }

        String anchor(String name) {
            return atoms.anchor(atom(name)).name();
        }
    }

    private static Fields pair(String part, String whole) {
        return new Fields().add(part, "part").add(whole, "whole").part("part", "whole");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::Volume, AWS::EC2::Instance, true",
        "AWS::EC2::Subnet, AWS::EC2::VPC, true",
        "AWS::EC2::Instance, AWS::EC2::Subnet, false",
        "AWS::Route53::RecordSet, AWS::Route53::HostedZone, false",
        "AWS::ECS::Service, AWS::ECS::Cluster, false",
        "AWS::ElasticLoadBalancingV2::ListenerRule, AWS::ElasticLoadBalancingV2::Listener, false",
        "AWS::ElasticLoadBalancingV2::ListenerCertificate, AWS::ElasticLoadBalancingV2::Listener, true"
    })
    void a_part_is_one_with_its_whole_and_a_guest_is_not(String part, String whole, boolean one) {
        Asked asked = Asked.of(pair(part, whole));

        assertThat(asked.areOne("part", "whole")).isEqualTo(one);
        assertThat(asked.atoms().isLodging(asked.number("part"), asked.number("whole")))
                .isEqualTo(!one);
        assertThat(asked.atoms().isLodging(asked.number("whole"), asked.number("part")))
                .isEqualTo(!one);
    }

    @Test
    void strangers_do_not_lodge_in_each_other() {
        Asked asked = Asked.of(pair(VOLUME, INSTANCE).add(TABLE, "t"));

        assertThat(asked.atoms().isLodging(asked.number("part"), asked.number("t")))
                .isFalse();
    }

    @Test
    void all_that_hangs_together_is_one_atom_that_its_whole_stands_for() {
        Asked asked = Asked.of(new Fields()
                .add(INSTANCE, "m-box")
                .add(VOLUME, "a-vol")
                .add(VOLUME, "z-vol")
                .add("AWS::EC2::Snapshot", "b-snap")
                .add(TABLE, "t")
                .part("a-vol", "m-box")
                .part("z-vol", "m-box")
                .part("b-snap", "a-vol"));

        assertThat(asked.members("z-vol")).containsExactly("a-vol", "b-snap", "m-box", "z-vol");
        assertThat(asked.members("t")).containsExactly("t");
        assertThat(asked.anchor("b-snap")).isEqualTo("m-box");
        assertThat(asked.atoms().size()).isEqualTo(2);
    }

    @Test
    void a_whole_that_lives_in_a_network_stands_for_its_parts_all_the_same() {
        Asked asked = Asked.of(pair("AWS::EC2::Volume", INSTANCE)
                .add("AWS::EC2::Subnet", "net")
                .part("whole", "net"));

        assertThat(asked.anchor("part")).isEqualTo("whole");
    }

    @Test
    void what_is_managed_is_one_with_who_manages_it_and_never_stands_for_it() {
        Asked asked = Asked.of(new Fields()
                .add(INSTANCE, "a-box")
                .add("AWS::AutoScaling::AutoScalingGroup", "group")
                .add(STACK, "stack")
                .add(TABLE, "t")
                .edge("a-box", EdgeKind.MANAGED_BY, "group")
                .edge("t", EdgeKind.MANAGED_BY, "stack"));

        assertThat(asked.members("group")).containsExactly("a-box", "group");
        assertThat(asked.anchor("a-box")).isEqualTo("group");
        assertThat(asked.areOne("t", "stack")).as("a stack owns nothing").isFalse();
    }

    @Test
    void what_people_made_stands_for_what_aws_made() throws IOException {
        Asked asked = Asked.of(new Fields()
                .put(new Resource(
                        arn("a-role"),
                        "AWS::IAM::Role",
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "a-role",
                        "a-role",
                        Map.of(),
                        Json.mapper().readTree("{\"Path\": \"/aws-service-role/x/\"}")))
                .add(INSTANCE, "z-box")
                .part("z-box", "a-role"));

        assertThat(asked.anchor("a-role")).isEqualTo("z-box");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::VPC, true",
        "AWS::ECS::Cluster, true",
        "AWS::SNS::Topic, false",
        "AWS::DynamoDB::Table, false"
    })
    void strangers_live_in_a_hub(String type, boolean hub) {
        Asked asked = Asked.of(new Fields().add(type, "x"));

        assertThat(asked.atoms().isHub(asked.atom("x"))).isEqualTo(hub);
    }

    @Test
    void an_atom_is_active_if_a_member_is() {
        Asked asked = Asked.of(pair(VOLUME, INSTANCE).add(VOLUME, "alone"));

        assertThat(asked.atoms().isActive(asked.atom("part"))).isTrue();
        assertThat(asked.atoms().isActive(asked.atom("alone"))).isFalse();
    }

    /** The units of an account, asked by names. */
    private record Made(AccountGraph graph, Deployments units) {
        static Made of(Fields fields) {
            AccountGraph graph = read(fields);
            return new Made(graph, new Deployments(graph, new Owners()));
        }

        int number(String name) {
            return Objects.requireNonNull(graph.find(arn(name))).index();
        }

        String unit(String name) {
            Deployment unit = units.of(number(name));
            return unit == null ? "none" : unit.name();
        }

        String stack(String name) {
            int stack = units.stackOf(number(name));
            return stack < 0 ? "none" : graph.subject(stack).name();
        }
    }

    @Test
    void a_unit_is_the_root_of_the_stacks_and_who_made_it_the_nested_one() {
        Made made = Made.of(new Fields()
                .add(STACK, "root", "app", "shop")
                .add(STACK, "nested")
                .add(TABLE, "t")
                .add(TABLE, "alone")
                .edge("t", EdgeKind.DEPLOYED_BY, "nested")
                .edge("nested", EdgeKind.DEPLOYED_BY, "root")
                .edge("alone", EdgeKind.DEPLOYED_BY, "t"));

        assertThat(made.unit("t")).isEqualTo("root");
        assertThat(made.unit("nested")).isEqualTo("root");
        assertThat(made.unit("root")).isEqualTo("root");
        assertThat(made.stack("t")).isEqualTo("nested");
        assertThat(made.stack("root")).isEqualTo("none");
        assertThat(made.unit("alone")).as("a table makes nothing").isEqualTo("none");
        assertThat(made.units().unitOf(made.number("alone"))).isEqualTo(-1);
        assertThat(made.units().all()).hasSize(1).first().satisfies(unit -> {
            assertThat(unit.tags()).containsEntry("app", "shop");
            assertThat(unit.root()).isEqualTo(made.number("root"));
        });
    }

    @Test
    void what_a_group_manages_is_no_unit_and_each_stack_is_one() {
        Made made = Made.of(new Fields()
                .add(STACK, "a")
                .add(STACK, "b")
                .add(TABLE, "t")
                .add("AWS::AutoScaling::AutoScalingGroup", "group")
                .add(INSTANCE, "box")
                .edge("box", EdgeKind.MANAGED_BY, "group")
                .edge("t", EdgeKind.DEPLOYED_BY, "b"));

        assertThat(made.unit("box")).isEqualTo("none");
        assertThat(made.unit("t")).isEqualTo("b");
        assertThat(made.unit("a")).isEqualTo("a");
    }

    @Test
    void a_beanstalk_environment_is_the_unit_of_what_it_owns_and_of_its_stack() {
        Made made = Made.of(new Fields()
                .add(BEANSTALK, "shop-env")
                .add(STACK, "awseb-stack")
                .add("AWS::AutoScaling::AutoScalingGroup", "group")
                .add(INSTANCE, "box")
                .edge("awseb-stack", EdgeKind.MANAGED_BY, "shop-env")
                .edge("group", EdgeKind.DEPLOYED_BY, "awseb-stack")
                .edge("box", EdgeKind.MANAGED_BY, "shop-env")
                .edge("shop-env", EdgeKind.DEPLOYED_BY, "awseb-stack"));

        assertThat(List.of("awseb-stack", "group", "box", "shop-env"))
                .allSatisfy(name -> assertThat(made.unit(name)).isEqualTo("shop-env"));
    }

    @Test
    void a_provisioned_product_is_a_unit_of_its_own() {
        Made made = Made.of(new Fields()
                .add("AWS::ServiceCatalog::CloudFormationProvisionedProduct", "product")
                .add(TABLE, "t"));

        assertThat(made.unit("product")).isEqualTo("product");
        assertThat(made.unit("t")).isEqualTo("none");
    }

    @Test
    void where_the_stack_is_not_in_the_snapshot_its_tag_names_the_unit() {
        Made made = Made.of(new Fields()
                .add(TABLE, "a", "aws:cloudformation:stack-name", "shop")
                .add(TABLE, "b", "aws:cloudformation:stack-name", "shop")
                .add(TABLE, "c", "aws:cloudformation:stack-name", "desk"));

        assertThat(made.unit("a")).isEqualTo("shop");
        assertThat(made.units().unitOf(made.number("b"))).isEqualTo(made.units().unitOf(made.number("a")));
        assertThat(made.units().all()).hasSize(2).allMatch(unit -> unit.root() == -1);
    }
}
