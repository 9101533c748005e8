package dev.mitosis.target.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.DeliveryWay.Deployer;
import dev.mitosis.model.target.DeliveryWay.DeployerKind;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How releases come into a function that moves to the account of development. */
class DeliveryPlannerTest {
    private static final String UNIT = "dev/shop/dev";
    private static final Map<String, Object> EVERYTHING = policy("*");

    private static Map<String, Object> policy(String action) {
        return Map.of(
                "PolicyName",
                "p",
                "PolicyDocument",
                Map.of("Statement", List.of(Map.of("Effect", "Allow", "Action", action, "Resource", "*"))));
    }

    private static Map<String, Object> trust(String provider) {
        return Map.of(
                "AssumeRolePolicyDocument",
                Map.of(
                        "Statement",
                        List.of(Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "sts:AssumeRoleWithWebIdentity",
                                "Principal",
                                Map.of("Federated", "arn:aws:iam::123456789012:oidc-provider/" + provider),
                                "Condition",
                                Map.of("StringLike", Map.of(provider + ":sub", "repo:shop/*"))))));
    }

    private static Map<String, Object> user(String status, Map<String, Object> policy) {
        return Map.of(
                "UserPolicyList",
                List.of(policy),
                "ListAccessKeys",
                Map.of("AccessKeyMetadata", List.of(Map.of("Status", status))));
    }

    private static Split split() {
        return new Split().put("AWS::Lambda::Function", "api", "dev");
    }

    private static Split with(String type, String name, Map<String, Object> data) {
        return split().put(type, name, Split.OLD, Role.FOUNDATION, data);
    }

    private static Split pipeline() {
        return with("AWS::CodePipeline::Pipeline", "release", Map.of())
                .put("AWS::IAM::Role", "release-role", Split.OLD)
                .need("release", EdgeKind.RUNS_AS, "release-role")
                .need("release", EdgeKind.INVOKES, "api");
    }

    private static Split decided(Split split, String yaml) {
        try {
            return split.decide(Json.yaml().readValue(yaml, Decisions.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeliveryWay way(Split split) {
        return way(split.target(), UNIT);
    }

    private static DeliveryWay way(TargetDocument target, String unit) {
        return target.delivery().stream()
                .filter(way -> way.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static List<DeployerKind> kinds(Split split) {
        return way(split).deployers().stream().map(Deployer::kind).toList();
    }

    @Test
    void a_pipeline_that_stays_gets_a_bounded_role_in_the_account_of_what_it_deploys() {
        TargetDocument target = pipeline().target();
        DeliveryWay way = way(target, UNIT);

        assertThat(way.deployers())
                .containsExactly(
                        new Deployer("legacy/codepipeline-pipeline/release", DeployerKind.PIPELINE, "legacy", false));
        assertThat(way.role()).isEqualTo("dev/iam-role/deploy-shop");
        assertThat(way.boundary()).isEqualTo("dev/iam-managedpolicy/deploy-boundary");
        assertThat(way.trust().get(0).principals()).isEqualTo(Map.of("AWS", List.of(Split.arn("release-role"))));
        assertThat(target.resources())
                .extracting(PlannedResource::id)
                .contains("dev/iam-role/deploy-shop", "dev/iam-managedpolicy/deploy-boundary");
        assertThat(target.questions()).isEmpty();
    }

    @Test
    void a_pipeline_reaches_over_its_build_and_the_application_what_a_group_deploys() {
        Split split = with("AWS::CodePipeline::Pipeline", "release", Map.of())
                .put("AWS::CodeDeploy::Application", "app", Split.OLD)
                .put("AWS::CodeDeploy::DeploymentGroup", "group", Split.OLD, Role.FOUNDATION, Map.of())
                .need("release", EdgeKind.INVOKES, "app")
                .need("group", EdgeKind.ATTACHED_TO, "app")
                .need("group", EdgeKind.REFERENCES, "api");

        assertThat(kinds(split))
                .containsExactlyInAnyOrder(DeployerKind.PIPELINE, DeployerKind.DEPLOYMENT, DeployerKind.DEPLOYMENT);
    }

    @Test
    void what_a_pipeline_keeps_elsewhere_must_let_the_role_in() {
        Split split = pipeline()
                .put("AWS::S3::Bucket", "artifacts", Split.OLD)
                .put("AWS::KMS::Key", "artifact-key", Split.OLD)
                .put("AWS::ECR::Repository", "images", Split.OLD)
                .need("release", EdgeKind.WRITES, "artifacts")
                .need("artifacts", EdgeKind.ENCRYPTS_WITH, "artifact-key")
                .need("api", EdgeKind.READS, "images");

        List<PlannedGrant> grants = way(split).grants();

        assertThat(grants)
                .extracting(PlannedGrant::on)
                .containsExactly(
                        "legacy/ecr-repository/images", "legacy/kms-key/artifact-key", "legacy/s3-bucket/artifacts");
        assertThat(grants).extracting(PlannedGrant::consumer).containsOnly("dev/iam-role/deploy-shop");
    }

    @Test
    void what_goes_is_managed_or_stands_in_the_account_needs_no_grant() {
        Split split = pipeline()
                .put("AWS::S3::Bucket", "own", "dev")
                .put("AWS::S3::Bucket", "gone", Split.OLD)
                .leftover("gone")
                .put("AWS::S3::Bucket", "store", Split.OLD)
                .put("AWS::KMS::Key", "other-key", Split.OLD)
                .put("AWS::S3::Bucket", "source", Split.OLD)
                .need("release", EdgeKind.WRITES, "own")
                .need("store", EdgeKind.REFERENCES, "other-key")
                .need("release", EdgeKind.WRITES, "store")
                .need("api", EdgeKind.READS, "source");

        assertThat(way(split).grants()).extracting(PlannedGrant::on).containsExactly("legacy/s3-bucket/store");
        assertThat(way(split).grants())
                .extracting(PlannedGrant::resource)
                .containsExactly(List.of(Split.arn("store"), Split.arn("store") + "/*"));
    }

    @Test
    void the_role_deploys_what_the_unit_is_made_of_within_its_bounds() {
        Split split = pipeline().put("AWS::IAM::Role", "worker", "dev");
        DeliveryWay way = way(split);

        assertThat(way.permissions())
                .extracting(statement -> statement.sid())
                .containsExactly("DeployUnit", "PassRoles", "MakeBoundedRoles");
        assertThat(way.permissions().get(0).actions()).containsExactly("test:*");
        assertThat(way.bounds())
                .extracting(statement -> statement.sid())
                .containsExactly("AllButIdentities", "KeepBoundary");
        assertThat(way.trust()).extracting(statement -> statement.sid()).containsExactly("Deployer1");
        assertThat(way.reasons())
                .extracting(Reason::text)
                .containsExactly("release deploys to it and works from legacy.");
    }

    @Test
    void a_deployer_without_a_role_is_let_in_by_its_account_and_one_with_a_key_by_its_name() {
        Split build = with("AWS::CodeBuild::Project", "release", Map.of()).need("release", EdgeKind.INVOKES, "api");
        Split key = with("AWS::IAM::User", "jenkins", user("Active", EVERYTHING));

        assertThat(way(build).trust().get(0).principals())
                .isEqualTo(Map.of("AWS", List.of("arn:aws:iam::${ACCOUNT_LEGACY}:root")));
        assertThat(way(key).trust().get(0).principals()).isEqualTo(Map.of("AWS", List.of(Split.arn("jenkins"))));
    }

    @Test
    void a_pipeline_that_moves_along_needs_no_way_in() {
        Split split =
                split().put("AWS::CodePipeline::Pipeline", "release", "dev").need("release", EdgeKind.INVOKES, "api");

        DeliveryWay way = way(split);

        assertThat(way.deployers()).extracting(Deployer::inside).containsExactly(true);
        assertThat(way.role()).isNull();
    }

    @Test
    void builds_outside_of_aws_take_a_role_by_a_provider_of_the_same_account_on_the_same_terms() {
        Split split = with("AWS::IAM::Role", "github", trust("token.actions.githubusercontent.com"))
                .need("github", EdgeKind.WRITES, "api");
        TargetDocument target = split.target();

        assertThat(way(target, UNIT).trust().get(0).principals())
                .isEqualTo(Map.of(
                        "Federated",
                        List.of("arn:aws:iam::${ACCOUNT_DEV}:oidc-provider/token.actions.githubusercontent.com")));
        assertThat(way(target, UNIT).trust().get(0).conditions())
                .isEqualTo(Map.of(
                        "StringLike", Map.of("token.actions.githubusercontent.com:sub", List.of("repo:shop/*"))));
        assertThat(target.resources()).extracting(PlannedResource::type).contains("AWS::IAM::OIDCProvider");
    }

    @Test
    void pods_of_a_cluster_are_no_builds() {
        Split split = with("AWS::IAM::Role", "pod", trust("oidc.eks.eu-west-1.amazonaws.com/id/ABC"))
                .need("pod", EdgeKind.WRITES, "api");

        assertThat(kinds(split)).isEmpty();
    }

    @Test
    void a_user_who_may_do_everything_is_asked_about_unless_its_name_or_its_key_s_use_says_that_it_deploys() {
        Split split = with("AWS::IAM::User", "partner-sync", user("Active", EVERYTHING));
        TargetDocument target = split.target();

        assertThat(kinds(split)).isEmpty();
        assertThat(target.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.resources()).contains(Split.arn("partner-sync")));
        assertThat(target.findings())
                .filteredOn(finding -> finding.rule().equals("delivery.deployer-not-seen"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("keys of partner-sync could"));

        assertThat(kinds(with("AWS::IAM::User", "partner-sync", used("cloudformation"))))
                .containsExactly(DeployerKind.KEY);
        assertThat(kinds(with("AWS::IAM::User", "partner-sync", used("s3")))).isEmpty();
        assertThat(kinds(with("AWS::IAM::User", "acid-test", user("Active", EVERYTHING))))
                .isEmpty();
        assertThat(kinds(with("AWS::IAM::User", "shop-ci", user("Active", EVERYTHING))))
                .containsExactly(DeployerKind.KEY);
    }

    private static Map<String, Object> used(String service) {
        Map<String, Object> user = new HashMap<>(user("Active", EVERYTHING));
        user.put("GetAccessKeyLastUsed", Map.of("AKIA1", Map.of("AccessKeyLastUsed", Map.of("ServiceName", service))));
        return user;
    }

    @Test
    void a_user_whose_active_key_may_deploy_everywhere_deploys_everywhere() {
        assertThat(kinds(with("AWS::IAM::User", "jenkins", user("Active", EVERYTHING))))
                .containsExactly(DeployerKind.KEY);
        assertThat(kinds(with("AWS::IAM::User", "deploy-robot", user("Active", policy("lambda:Update*")))))
                .containsExactly(DeployerKind.KEY);
        assertThat(kinds(with("AWS::IAM::User", "old", user("Inactive", EVERYTHING))))
                .isEmpty();
        assertThat(kinds(with("AWS::IAM::User", "reader", user("Active", policy("s3:Get*")))))
                .isEmpty();
    }

    @Test
    void a_person_with_a_password_is_no_deployer() {
        Map<String, Object> person = new HashMap<>(user("Active", EVERYTHING));
        person.put("PasswordLastUsed", "2026-01-01T00:00:00Z");

        assertThat(kinds(with("AWS::IAM::User", "maria", person))).isEmpty();
    }

    @Test
    void a_policy_that_is_attached_counts_as_one_inside() {
        Map<String, Object> user = Map.of(
                "AttachedManagedPolicies",
                List.of(Map.of("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess")),
                "ListAccessKeys",
                Map.of("AccessKeyMetadata", List.of(Map.of("Status", "Active"))));

        assertThat(kinds(with("AWS::IAM::User", "jenkins", user))).containsExactly(DeployerKind.KEY);
    }

    @Test
    void a_server_that_runs_builds_is_known_by_its_name() {
        assertThat(kinds(with("AWS::EC2::Instance", "jenkins-agent", Map.of()))).containsExactly(DeployerKind.RUNNER);
        assertThat(kinds(with("AWS::EC2::Instance", "web", Map.of()))).isEmpty();
    }

    @Test
    void a_stack_with_a_role_of_its_own_gets_one_in_the_new_account() {
        Split split = with("AWS::CloudFormation::Stack", "shop-stack", Map.of("RoleARN", Split.arn("stack-role")))
                .put("AWS::IAM::Role", "stack-role", Split.OLD)
                .need("api", EdgeKind.DEPLOYED_BY, "shop-stack");

        assertThat(kinds(split)).containsExactly(DeployerKind.STACK);
        assertThat(way(split).trust().get(0).principals())
                .isEqualTo(Map.of("Service", List.of("cloudformation.amazonaws.com")));
    }

    @Test
    void a_unit_that_nobody_was_seen_to_deploy_is_a_question_that_a_decision_answers() {
        Split split = split().put("AWS::CloudFormation::Stack", "shop-stack", Split.OLD)
                .need("api", EdgeKind.DEPLOYED_BY, "shop-stack");
        TargetDocument target = split.target();

        assertThat(target.findings()).extracting(Finding::rule).contains("delivery.deployer-not-seen");
        assertThat(target.questions()).hasSize(1);
        OpenQuestion question = target.questions().get(0);
        assertThat(question.text()).isEqualTo("Who deploys shop, and from where?");
        assertThat(question.resources()).containsExactly(Split.arn("shop-stack"));
        assertThat(question.decision())
                .contains("assign:")
                .contains("context: ")
                .contains("shop");
    }

    @Test
    void production_that_is_delivered_apart_leaves_the_common_pipelines_to_the_rest() {
        Split split = decided(pipeline().account("shared-services", "shared-services", null, false), "delivery: split");
        TargetDocument target = split.target();

        assertThat(way(target, UNIT).deployers())
                .containsExactly(new Deployer(
                        "shared-services/codepipeline-pipeline/release",
                        DeployerKind.PIPELINE,
                        "shared-services",
                        false));
        assertThat(target.resources())
                .extracting(PlannedResource::id)
                .contains("shared-services/codepipeline-pipeline/release");
    }

    private static Split alarms() {
        return split().account("shared-services", "shared-services", null, false)
                .put("AWS::CloudWatch::Alarm", "api-errors", "dev")
                .put("AWS::SNS::Topic", "on-call", Split.OLD)
                .need("api-errors", EdgeKind.INVOKES, "on-call");
    }

    @Test
    void one_account_watches_all_where_nobody_decided_otherwise() {
        List<MonitoringSide> sides = alarms().target().observability();

        assertThat(sides).hasSize(1);
        assertThat(sides.get(0).home()).isEqualTo("shared-services");
        assertThat(sides.get(0).links())
                .containsExactly("dev/oam-link/to-shared-services", "legacy/oam-link/to-shared-services");
        assertThat(sides.get(0).sinks()).containsExactly("shared-services/oam-sink/sink");
        assertThat(sides.get(0).receivers()).containsExactly("shared-services/sns-topic/alarms");
        assertThat(sides.get(0).replaces()).containsExactly("legacy/sns-topic/on-call");
    }

    @Test
    void production_that_is_watched_apart_keeps_the_old_account_and_sees_nothing_of_the_rest() {
        List<MonitoringSide> sides =
                decided(alarms(), "observability: split").target().observability();

        assertThat(sides).extracting(MonitoringSide::side).containsExactly("production", "rest");
        assertThat(sides).extracting(MonitoringSide::home).containsExactly("legacy", "shared-services");
        assertThat(sides.get(0).links()).noneMatch(link -> link.startsWith("dev/"));
        assertThat(sides.get(1).links()).containsExactly("dev/oam-link/to-shared-services");
        assertThat(sides.get(1).receivers()).containsExactly("shared-services/sns-topic/alarms-rest");
    }

    /** A rule, a split of which it speaks and one of which it does not. */
    private record Row(String rule, Split fires, Split passes) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Row> rows() {
        UnaryOperator<Split> inDev = split -> split.need("release", EdgeKind.INVOKES, "api");
        Split inside = inDev.apply(split().put("AWS::CodePipeline::Pipeline", "release", "dev"));
        Split build = with("AWS::CodeBuild::Project", "release", Map.of()).need("release", EdgeKind.INVOKES, "api");
        Split group = with("AWS::CodeDeploy::DeploymentGroup", "release", Map.of())
                .need("release", EdgeKind.REFERENCES, "api");
        Split ci =
                with("AWS::IAM::Role", "release", trust("gitlab.example.com")).need("release", EdgeKind.WRITES, "api");
        Split stack = with("AWS::CloudFormation::Stack", "s", Map.of("RoleARN", Split.arn("r")))
                .need("api", EdgeKind.DEPLOYED_BY, "s");
        Split key = with("AWS::IAM::User", "jenkins", user("Active", EVERYTHING));
        Split runner = with("AWS::EC2::Instance", "teamcity", Map.of());
        return Stream.of(
                new Row("delivery.pipeline", pipeline(), build),
                new Row("delivery.build", build, pipeline()),
                new Row("delivery.deployment", group, pipeline()),
                new Row("delivery.ci-role", ci, pipeline()),
                new Row("delivery.provider", ci, pipeline()),
                new Row("delivery.runner", runner, pipeline()),
                new Row("delivery.key", key, pipeline()),
                new Row("delivery.stack", stack, pipeline()),
                new Row("delivery.nobody-seen", split(), pipeline()),
                new Row("delivery.inside", inside, pipeline()),
                new Row("delivery.role", pipeline(), inside),
                new Row("delivery.boundary", pipeline(), inside),
                new Row(
                        "delivery.split",
                        decided(
                                pipeline().account("shared-services", "shared-services", null, false),
                                "delivery: split"),
                        pipeline().account("shared-services", "shared-services", null, false)),
                new Row("monitoring.home", split(), pipeline()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_rule_speaks_where_it_should_and_only_there(Row row) {
        assertThat(rules(row.fires())).contains(row.rule());
        if (!row.rule().equals("monitoring.home")) {
            assertThat(rules(row.passes())).doesNotContain(row.rule());
        }
    }

    @Test
    void every_rule_has_a_row() {
        Set<String> known = rows().map(Row::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(known)
                .containsAll(rows().flatMap(row -> Stream.of(row.fires(), row.passes()))
                        .map(DeliveryPlannerTest::rules)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> rules(Split split) {
        TargetDocument target = split.target();
        return Stream.of(
                        target.delivery().stream().map(DeliveryWay::reasons),
                        target.observability().stream().map(MonitoringSide::reasons),
                        target.resources().stream()
                                .filter(resource -> resource.succeeds() == null)
                                .map(PlannedResource::reasons))
                .flatMap(reasons -> reasons)
                .flatMap(List::stream)
                .map(Reason::rule)
                .filter(rule -> rule.startsWith("delivery.") || rule.startsWith("monitoring."))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
