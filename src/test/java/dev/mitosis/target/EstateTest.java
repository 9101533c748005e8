package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the estate, and how its parts are put together. */
class EstateTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static PlannedResource at(TargetDocument target, String id) {
        return target.resources().stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id));
    }

    @Test
    void what_is_made_has_a_unit_a_way_and_what_it_succeeds() {
        TargetDocument target = new Split()
                .put(TABLE, "orders", "dev")
                .put(TABLE, "kept", Split.OLD)
                .target();
        PlannedResource moved = at(target, "dev/dynamodb-table/orders");
        PlannedResource kept = at(target, "legacy/dynamodb-table/kept");

        assertThat(moved.unit()).isEqualTo("dev/shop/dev");
        assertThat(moved.succeeds()).isEqualTo(Split.arn("orders"));
        assertThat(moved.principal()).isTrue();
        assertThat(moved.filled()).isEqualTo(Filled.AT_CREATION);
        assertThat(moved.arn()).isEqualTo(Split.arn("orders").replace("123456789012", "${ACCOUNT_DEV}"));
        assertThat(kept.unit()).isNull();
        assertThat(kept.method()).isEqualTo("stay");
        assertThat(kept.arn()).isEqualTo(Split.arn("kept"));
        assertThat(target.units()).extracting(PlannedUnit::id).containsExactly("dev/shop/dev");
    }

    @Test
    void a_unit_without_environment_says_so() {
        TargetDocument target = new Split()
                .put("AWS::S3::Bucket", "logs", "log-archive", Role.FOUNDATION, Map.of())
                .target();

        assertThat(target.units()).extracting(PlannedUnit::id).containsExactly("log-archive/shop/-");
    }

    @Test
    void the_old_account_has_its_id_and_new_ones_a_variable() {
        assertThat(new Split().target().accounts())
                .extracting(PlannedAccount::name, PlannedAccount::id, PlannedAccount::variable)
                .contains(tuple("legacy", "123456789012", "ACCOUNT_LEGACY"), tuple("dev", null, "ACCOUNT_DEV"))
                .isSortedAccordingTo((left, right) -> ((String) left.toList().get(0))
                        .compareTo((String) right.toList().get(0)));
    }

    @Test
    void resources_and_edges_stand_in_the_order_of_their_ids() {
        TargetDocument target = new Split()
                .put(TABLE, "b", "dev")
                .put(TABLE, "a", "dev")
                .put(FUNCTION, "z", "dev")
                .put(FUNCTION, "y", "dev")
                .need("z", EdgeKind.READS, "a")
                .need("y", EdgeKind.WRITES, "b")
                .need("y", EdgeKind.READS, "b")
                .target();

        assertThat(target.resources()).extracting(PlannedResource::id).isSorted();
        assertThat(target.edges())
                .extracting(PlannedEdge::from, PlannedEdge::to, PlannedEdge::kind)
                .containsExactly(
                        tuple("dev/lambda-function/y", "dev/dynamodb-table/b", EdgeKind.READS),
                        tuple("dev/lambda-function/y", "dev/dynamodb-table/b", EdgeKind.WRITES),
                        tuple("dev/lambda-function/z", "dev/dynamodb-table/a", EdgeKind.READS));
    }

    @Test
    void what_is_retired_has_no_edges() {
        TargetDocument target = new Split()
                .put(TABLE, "orders", "dev")
                .put(FUNCTION, "gone", "dev")
                .leftover("gone")
                .need("gone", EdgeKind.READS, "orders")
                .target();

        assertThat(target.edges()).isEmpty();
    }

    @Test
    void what_nobody_scanned_goes_on_needing_what_becomes_of_the_old_thing() {
        Split split = new Split().put(TABLE, "orders", "dev").put(FUNCTION, "fn", "dev");
        split.need("arn-of-another", EdgeKind.READS, "orders").need("fn", EdgeKind.READS, "elsewhere");

        assertThat(split.target().edges())
                .extracting(PlannedEdge::from, PlannedEdge::to, PlannedEdge::crossing)
                .containsExactly(
                        tuple(Split.arn("arn-of-another"), "dev/dynamodb-table/orders", false),
                        tuple("dev/lambda-function/fn", Split.arn("elsewhere"), false));
    }

    @Test
    void what_aws_makes_in_another_account_is_another_one_and_what_stays_is_the_same() {
        TargetDocument target = new Split()
                .put("AWS::EC2::VPC", "vpc", Split.OLD, Role.MANAGED, Map.of("IsDefault", true))
                .madeBy("vpc", new Maker("AWS", Maker.Manner.AWS, "t", "t"))
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc")
                .target();

        assertThat(at(target, "dev/ec2-vpc/vpc").fate()).isEqualTo(Fate.MANAGED);
        assertThat(at(target, "dev/ec2-vpc/vpc").arn()).contains("${ACCOUNT_DEV}");
        assertThat(at(target, "legacy/ec2-vpc/vpc").arn()).isEqualTo(Split.arn("vpc"));
    }

    private static TargetDocument joined(Split split) {
        split.put("AWS::EC2::VPC", "vpc", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        "AWS::EC2::Subnet",
                        "vpc-a",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "CidrBlock", "10.0.0.0/24"))
                .need("vpc-a", EdgeKind.ATTACHED_TO, "vpc")
                .put("AWS::RDS::DBInstance", "db", Split.OLD)
                .need("db", EdgeKind.ATTACHED_TO, "vpc-a");
        for (int i = 0; i < 11; i++) {
            split.account("prod-" + i, "workload", "prod", false)
                    .put("AWS::EC2::Instance", "server-" + i, "prod-" + i)
                    .need("server-" + i, EdgeKind.ATTACHED_TO, "vpc-a")
                    .need("server-" + i, EdgeKind.READS, "db");
        }
        return split.target();
    }

    private static List<String> gateways(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.type().equals("AWS::EC2::TransitGateway"))
                .map(PlannedResource::account)
                .toList();
    }

    @Test
    void a_gateway_stands_in_the_account_of_networks_and_else_in_the_old_one() {
        assertThat(gateways(joined(new Split()))).containsExactly("network");
        assertThat(gateways(joined(new Split().without("network")))).containsExactly("legacy");
        assertThat(gateways(joined(new Split().account("a-network", "network", null, false))))
                .containsExactly("a-network");
    }

    @Test
    void what_the_partition_proposed_stands_among_the_options_of_a_connection() {
        TargetDocument target = new Split()
                .put("AWS::StepFunctions::StateMachine", "machine", Split.OLD)
                .put(FUNCTION, "worker", "dev")
                .need("worker", EdgeKind.INVOKES, "machine")
                .target();

        assertThat(target.connections().get(0).means()).isEqualTo(Means.ROLE);
        assertThat(target.connections().get(0).options())
                .anyMatch(option -> option.means() == Means.RESOURCE_POLICY && !option.feasible());
    }

    @Test
    void only_accounts_of_guarded_environments_are_production() {
        Split guarded = new Split()
                .put("AWS::EC2::VPC", "vpc", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        "AWS::EC2::Subnet",
                        "vpc-a",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "CidrBlock", "10.0.0.0/24"))
                .need("vpc-a", EdgeKind.ATTACHED_TO, "vpc")
                .put("AWS::RDS::DBInstance", "db", Split.OLD)
                .need("db", EdgeKind.ATTACHED_TO, "vpc-a")
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc-a")
                .need("server", EdgeKind.READS, "db");

        assertThat(guarded.target().connections())
                .extracting(connection -> connection.means())
                .contains(Means.RESOURCE_CONFIGURATION);
        assertThat(guarded.account(Split.OLD, "workload", "staging", true)
                        .target()
                        .connections())
                .extracting(connection -> connection.means())
                .contains(Means.PEERING)
                .doesNotContain(Means.RESOURCE_CONFIGURATION);
    }
}
