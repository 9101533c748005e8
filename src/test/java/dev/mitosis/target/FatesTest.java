package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import dev.mitosis.plan.TestDecisions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of things: each rule with a case in which it speaks and one in which it does not. */
class FatesTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String KEY = "AWS::KMS::Key";

    /** A rule of fates. */
    private record Row(String rule, UnaryOperator<Split> speaks, UnaryOperator<Split> silent) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static UnaryOperator<Split> user(String home, EdgeKind kind) {
        return split -> split.put(FUNCTION, "fn", home).need("fn", kind, "table");
    }

    static List<Row> rows() {
        return List.of(
                new Row(
                        "fate.account",
                        split -> split,
                        split -> split.put(TABLE, "table", Split.OLD, Role.UNASSIGNED, Map.of())),
                new Row(
                        "fate.undecided",
                        split -> split.put(TABLE, "table", Split.OLD, Role.UNASSIGNED, Map.of()),
                        split -> split),
                new Row("fate.leftover", split -> split.leftover("table"), split -> split),
                new Row(
                        "fate.needed",
                        split -> user("dev", EdgeKind.READS).apply(split).leftover("table"),
                        split -> split.leftover("table")),
                new Row(
                        "fate.managed",
                        split -> split.put(TABLE, "table", "dev", Role.MANAGED, Map.of()),
                        split -> split),
                new Row(
                        "fate.setting",
                        split -> split.put(TABLE, "table", Split.OLD, Role.ACCOUNT_SETTINGS, Map.of()),
                        split -> split),
                new Row(
                        "fate.decided",
                        split -> split.decide(TestDecisions.assign(Split.arn("table"), Disposition.STAY)),
                        split -> split),
                new Row("fate.pinned", user(Split.OLD, EdgeKind.READS), user("dev", EdgeKind.READS)),
                new Row("fate.pinned", user(Split.OLD, EdgeKind.WRITES), user(Split.OLD, EdgeKind.MAY_CONNECT)),
                new Row("fate.pinned", user(Split.OLD, EdgeKind.REFERENCES), user(Split.OLD, EdgeKind.RESOLVES_TO)),
                new Row("fate.pinned", user(Split.OLD, EdgeKind.INVOKES), user(Split.OLD, EdgeKind.TRUSTS)),
                new Row(
                        "fate.pinned",
                        split -> split.put(FUNCTION, "fn", Split.OLD, Role.UNASSIGNED, Map.of())
                                .need("fn", EdgeKind.READS, "table"),
                        split -> split.put(FUNCTION, "fn", Split.OLD, Role.FOUNDATION, Map.of())
                                .need("fn", EdgeKind.READS, "table")),
                new Row(
                        "fate.pinned",
                        split -> split.put("AWS::EC2::Instance", "door", Split.OLD)
                                .need("door", EdgeKind.REFERENCES, "table"),
                        split -> split.put("AWS::CodeDeploy::DeploymentGroup", "door", Split.OLD)
                                .need("door", EdgeKind.REFERENCES, "table")),
                new Row(
                        "fate.pinned",
                        split -> split.put("AWS::AppConfig::Environment", "door", Split.OLD)
                                .need("door", EdgeKind.REFERENCES, "table"),
                        split -> split.put("AWS::CloudWatch::Dashboard", "door", Split.OLD)
                                .need("door", EdgeKind.REFERENCES, "table")),
                new Row(
                        "fate.pinned",
                        split -> split.put("AWS::CloudWatch::Alarm", "door", Split.OLD)
                                .need("door", EdgeKind.READS, "table"),
                        split -> split.put("AWS::CloudWatch::Alarm", "door", Split.OLD)
                                .need("door", EdgeKind.REFERENCES, "table")),
                new Row(
                        "fate.pinned",
                        split -> split.put("AWS::ApiGateway::RestApi", "door", Split.OLD)
                                .need("door", EdgeKind.INVOKES, "table"),
                        split -> split.put("AWS::CodePipeline::Pipeline", "door", Split.OLD)
                                .need("door", EdgeKind.INVOKES, "table")),
                new Row(
                        "fate.held",
                        split -> split.put("AWS::EFS::FileSystem", "files", Split.OLD)
                                .need("table", EdgeKind.ATTACHED_TO, "files"),
                        split -> split.put("AWS::EC2::TransitGateway", "files", Split.OLD)
                                .need("table", EdgeKind.ATTACHED_TO, "files")),
                new Row(
                        "fate.held",
                        split -> split.put("AWS::EFS::FileSystem", "files", "staging")
                                .need("table", EdgeKind.ATTACHED_TO, "files"),
                        split -> split.put("AWS::EFS::FileSystem", "files", "dev")
                                .need("table", EdgeKind.ATTACHED_TO, "files")),
                new Row(
                        "fate.shared",
                        split -> split.put(BUCKET, "bucket", Split.OLD).need("table", EdgeKind.READS, "bucket"),
                        split -> split.put(BUCKET, "bucket", "dev").need("table", EdgeKind.READS, "bucket")),
                new Row(
                        "fate.own",
                        split -> split.put(ROLE, "role", Split.OLD).need("table", EdgeKind.RUNS_AS, "role"),
                        split -> split.put(ROLE, "role", Split.OLD).need("table", EdgeKind.TRUSTS, "role")),
                new Row(
                        "fate.own",
                        split -> split.put(KEY, "key", Split.OLD).need("table", EdgeKind.ENCRYPTS_WITH, "key"),
                        split -> split.put(KEY, "key", Split.OLD).need("table", EdgeKind.READS, "key")),
                new Row(
                        "fate.needed-elsewhere",
                        split -> split.put("AWS::EC2::EIP", "address", "dev")
                                .put("AWS::EC2::NatGateway", "nat", "staging")
                                .need("nat", EdgeKind.REFERENCES, "address"),
                        split -> split.put("AWS::EC2::EIP", "address", "dev")
                                .put("AWS::EC2::NatGateway", "nat", "dev")
                                .need("nat", EdgeKind.REFERENCES, "address")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_speaks_where_it_should_and_nowhere_else(Row row) {
        assertThat(rules(row.speaks().apply(base()).target())).contains(row.rule());
        assertThat(rules(row.silent().apply(base()).target())).doesNotContain(row.rule());
    }

    private static Split base() {
        return new Split().put(TABLE, "table", "dev");
    }

    private static List<String> rules(TargetDocument target) {
        return target.resources().stream()
                .flatMap(resource -> resource.reasons().stream())
                .map(reason -> reason.rule())
                .toList();
    }

    private static PlannedResource principal(TargetDocument target, String name) {
        return target.resources().stream()
                .filter(resource -> resource.principal() && Split.arn(name).equals(resource.succeeds()))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedResource in(TargetDocument target, String name, String account) {
        return target.resources().stream()
                .filter(resource -> Split.arn(name).equals(resource.succeeds()))
                .filter(resource -> resource.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_bucket_and_a_key_of_production_that_most_users_of_dev_have_do_not_leave() {
        Split split = new Split()
                .put(BUCKET, "images", "dev")
                .put(KEY, "seal", "dev")
                .put(FUNCTION, "live", Split.OLD)
                .need("images", EdgeKind.ENCRYPTS_WITH, "seal")
                .need("live", EdgeKind.READS, "images");
        for (int i = 0; i < 5; i++) {
            split.put(FUNCTION, "try" + i, "dev").need("try" + i, EdgeKind.READS, "images");
        }
        TargetDocument target = split.target();
        assertThat(principal(target, "images").fate()).isEqualTo(Fate.SHARED);
        assertThat(principal(target, "images").account()).isEqualTo(Split.OLD);
        assertThat(principal(target, "seal").fate()).isEqualTo(Fate.STAYS);
    }

    @Test
    void what_a_pinned_thing_needs_is_pinned_in_its_turn() {
        TargetDocument target = new Split()
                .put(FUNCTION, "live", Split.OLD)
                .put(FUNCTION, "middle", "dev")
                .put(TABLE, "end", "dev")
                .need("live", EdgeKind.INVOKES, "middle")
                .need("middle", EdgeKind.WRITES, "end")
                .target();
        assertThat(principal(target, "end").fate()).isEqualTo(Fate.STAYS);
        assertThat(principal(target, "end").reasons())
                .anyMatch(reason -> reason.facts().getOrDefault("user", "").equals(Split.arn("middle")));
    }

    @Test
    void a_role_that_staging_and_production_run_as_stays_and_staging_gets_its_own() {
        TargetDocument target = new Split()
                .put(ROLE, "both", "staging")
                .put(FUNCTION, "live", Split.OLD)
                .put(FUNCTION, "trial", "staging")
                .need("live", EdgeKind.RUNS_AS, "both")
                .need("trial", EdgeKind.RUNS_AS, "both")
                .target();
        assertThat(principal(target, "both").fate()).isEqualTo(Fate.STAYS);
        assertThat(in(target, "both", "staging").fate()).isEqualTo(Fate.PER_ACCOUNT);
        assertThat(edges(target)).contains("staging/lambda-function/trial > staging/iam-role/both");
        assertThat(edges(target)).contains("legacy/lambda-function/live > legacy/iam-role/both");
    }

    private static Split sharedRole() {
        return new Split()
                .put(ROLE, "both", Split.OLD, Role.SHARED, Map.of())
                .put(FUNCTION, "first", "dev")
                .put(FUNCTION, "second", "staging")
                .need("first", EdgeKind.RUNS_AS, "both")
                .need("second", EdgeKind.RUNS_AS, "both");
    }

    @Test
    void a_shared_role_goes_where_all_who_run_as_it_leave() {
        TargetDocument target = sharedRole().target();

        assertThat(principal(target, "both").fate()).isEqualTo(Fate.MOVES);
        assertThat(principal(target, "both").account()).isEqualTo("dev");
        assertThat(in(target, "both", "staging").fate()).isEqualTo(Fate.PER_ACCOUNT);
    }

    @Test
    void a_shared_role_stays_for_one_that_stays() {
        TargetDocument target = sharedRole()
                .put(FUNCTION, "live", Split.OLD)
                .need("live", EdgeKind.RUNS_AS, "both")
                .target();

        assertThat(principal(target, "both").fate()).isEqualTo(Fate.STAYS);
    }

    @Test
    void a_shared_policy_stays_for_a_role_that_is_held_back() {
        TargetDocument target = new Split()
                .put("AWS::IAM::ManagedPolicy", "logs", Split.OLD, Role.SHARED, Map.of())
                .put(ROLE, "both", "dev", Role.SHARED, Map.of())
                .put(FUNCTION, "live", Split.OLD)
                .need("live", EdgeKind.RUNS_AS, "both")
                .need("both", EdgeKind.ATTACHED_TO, "logs")
                .target();

        assertThat(principal(target, "both").fate()).isEqualTo(Fate.STAYS);
        assertThat(principal(target, "logs").fate()).isEqualTo(Fate.STAYS);
    }

    @Test
    void a_shared_role_that_people_keep_stays() {
        TargetDocument target = sharedRole()
                .decide(TestDecisions.assign(Split.arn("both"), Disposition.STAY))
                .target();

        assertThat(principal(target, "both").fate()).isEqualTo(Fate.STAYS);
    }

    private static List<String> edges(TargetDocument target) {
        return target.edges().stream()
                .map(edge -> edge.from() + " > " + edge.to())
                .toList();
    }

    @Test
    void a_copied_role_does_not_make_the_things_of_others_shared() {
        TargetDocument target = new Split()
                .put(ROLE, "both", Split.OLD)
                .put(TABLE, "orders", Split.OLD)
                .put(FUNCTION, "trial", "staging")
                .need("both", EdgeKind.WRITES, "orders")
                .need("trial", EdgeKind.RUNS_AS, "both")
                .target();
        assertThat(principal(target, "orders").fate()).isEqualTo(Fate.STAYS);
    }

    @Test
    void an_edge_leads_to_the_successor_in_the_account_of_the_consumer() {
        TargetDocument target = new Split()
                .put(TABLE, "table", "dev")
                .put(FUNCTION, "fn", "dev")
                .put(FUNCTION, "other", "staging")
                .need("fn", EdgeKind.READS, "table")
                .need("other", EdgeKind.READS, "table")
                .target();
        assertThat(target.edges())
                .extracting(PlannedEdge::from, PlannedEdge::to, PlannedEdge::crossing)
                .containsExactly(
                        tuple("dev/lambda-function/fn", "dev/dynamodb-table/table", false),
                        tuple("staging/lambda-function/other", "dev/dynamodb-table/table", true));
    }

    @Test
    void a_part_that_the_partition_tears_from_its_whole_is_refused_with_both_names() {
        Split split = new Split()
                .put("AWS::ElasticLoadBalancingV2::LoadBalancer", "front", "dev")
                .put("AWS::ElasticLoadBalancingV2::Listener", "ear", "staging")
                .part("ear", "front");
        assertThatThrownBy(split::target).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-TARGET-01");
            assertThat(e.why()).contains(Split.arn("ear"), Split.arn("front"), "dev", "staging");
        });
    }

    @Test
    void a_record_of_dev_stays_in_the_zone_of_all() {
        TargetDocument target = new Split()
                .put("AWS::Route53::HostedZone", "zone", Split.OLD, Role.FOUNDATION, Map.of())
                .put("AWS::Route53::RecordSet", "record", "dev")
                .part("record", "zone")
                .target();
        assertThat(principal(target, "record").account()).isEqualTo(Split.OLD);
        assertThat(principal(target, "record").fate()).isEqualTo(Fate.STAYS);
    }

    @Test
    void a_part_that_nobody_placed_goes_with_its_whole() {
        TargetDocument target = new Split()
                .put("AWS::ElasticLoadBalancingV2::LoadBalancer", "front", "dev")
                .put("AWS::ElasticLoadBalancingV2::Listener", "ear", Split.OLD, Role.UNASSIGNED, Map.of())
                .part("ear", "front")
                .target();
        assertThat(principal(target, "ear").fate()).isEqualTo(Fate.MOVES);
        assertThat(principal(target, "ear").account()).isEqualTo("dev");
    }

    @Test
    void a_pinned_whole_keeps_its_parts() {
        TargetDocument target = new Split()
                .put("AWS::ElasticLoadBalancingV2::LoadBalancer", "front", "dev")
                .put("AWS::ElasticLoadBalancingV2::Listener", "ear", "dev")
                .put(FUNCTION, "live", Split.OLD)
                .part("ear", "front")
                .need("live", EdgeKind.TALKS_TO, "front")
                .target();
        assertThat(principal(target, "ear").fate()).isEqualTo(Fate.STAYS);
    }

    @Test
    void a_service_of_dev_gets_a_cluster_of_its_own_account() {
        TargetDocument target = new Split()
                .put("AWS::ECS::Cluster", "all", Split.OLD, Role.SHARED, Map.of())
                .put("AWS::ECS::Service", "api", "dev")
                .part("api", "all")
                .target();
        assertThat(principal(target, "api").account()).isEqualTo("dev");
        assertThat(in(target, "all", "dev").fate()).isEqualTo(Fate.PER_ACCOUNT);
    }

    @Test
    void what_is_filled_is_told_apart_from_what_holds_nothing() {
        TargetDocument target = new Split()
                .put("AWS::RDS::DBInstance", "db", "dev")
                .put(TABLE, "table", "dev")
                .put("AWS::EFS::FileSystem", "files", "dev")
                .put(ROLE, "role", "dev")
                .put("AWS::RDS::DBInstance", "live", Split.OLD)
                .target();
        assertThat(principal(target, "db").filled()).isEqualTo(Filled.AT_CREATION);
        assertThat(principal(target, "table").filled()).isEqualTo(Filled.AT_CREATION);
        assertThat(principal(target, "files").filled()).isEqualTo(Filled.AFTERWARDS);
        assertThat(principal(target, "role").filled()).isEqualTo(Filled.NEVER);
        assertThat(principal(target, "live").filled()).isEqualTo(Filled.NEVER);
    }

    @Test
    void a_decision_that_cannot_be_obeyed_is_a_finding() {
        TargetDocument target = base().decide(TestDecisions.assign(Split.arn("table"), Disposition.TRANSFER))
                .target();
        assertThat(target.findings()).anyMatch(finding -> finding.rule().equals("target.decision-not-possible"));
        assertThat(principal(target, "table").fate()).isEqualTo(Fate.MOVES);
    }

    @Test
    void a_held_thing_is_a_finding_with_both_names() {
        TargetDocument target = base().put("AWS::EFS::FileSystem", "files", Split.OLD)
                .need("table", EdgeKind.ATTACHED_TO, "files")
                .target();
        assertThat(target.findings())
                .anyMatch(finding -> finding.rule().equals("target.held-back")
                        && finding.resources().equals(List.of(Split.arn("table"), Split.arn("files"))));
    }

    @Test
    void what_nobody_has_placed_is_named_with_all_that_it_keeps() {
        TargetDocument target = base().put("AWS::Lambda::Function", "try", Split.OLD, Role.WORKLOAD, Map.of(), null)
                .put("AWS::StepFunctions::StateMachine", "flow", "dev")
                .need("try", EdgeKind.INVOKES, "flow")
                .need("flow", EdgeKind.READS, "table")
                .target();

        assertThat(target.findings())
                .filteredOn(finding -> finding.rule().equals("target.kept-for-unplaced"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.resources())
                            .containsExactlyInAnyOrder(Split.arn("try"), Split.arn("flow"), Split.arn("table"));
                    assertThat(finding.resources()).startsWith(Split.arn("try"));
                    assertThat(finding.text())
                            .endsWith(" and 1 more would move, but stay for try (Lambda function), of which nobody"
                                    + " has said in which environment it is.");
                });
    }

    @Test
    void nothing_is_put_into_the_management_account() {
        TargetDocument target = new Split().put(TABLE, "table", "management").target();
        assertThat(principal(target, "table").fate()).isEqualTo(Fate.UNDECIDED);
    }
}
