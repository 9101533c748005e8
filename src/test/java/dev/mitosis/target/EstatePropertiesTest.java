package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How what was found out apart comes together: names and ARNs, properties and what they need, policies of units. */
class EstatePropertiesTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String VPC = "vpc-0a1b2c3d4e5f60718";
    private static final String GROUP = "sg-0a1b2c3d4e5f60719";

    private static PlannedResource of(TargetDocument target, String account, String old) {
        return target.resources().stream()
                .filter(one -> one.account().equals(account) && Split.arn(old).equals(one.succeeds()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + old + " in " + account));
    }

    private static JsonNode said(TargetDocument target, String account, String old) {
        return Objects.requireNonNull(of(target, account, old).properties(), old);
    }

    private static List<String> rules(TargetDocument target, String about) {
        return target.findings().stream()
                .filter(finding -> finding.resources().stream().anyMatch(one -> one.contains(about)))
                .map(Finding::rule)
                .toList();
    }

    private static Map<String, Object> statements(String action, String resource) {
        return Map.of(
                "RolePolicyList",
                List.of(Map.of(
                        "PolicyName",
                        "own",
                        "PolicyDocument",
                        Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(Map.of("Effect", "Allow", "Action", action, "Resource", resource))))));
    }

    @Test
    void what_stays_is_called_as_before_and_what_is_made_anew_as_the_world_allows() {
        TargetDocument target = new Split()
                .put(BUCKET, "kept", Split.OLD)
                .put(BUCKET, "media", "dev")
                .target();

        assertThat(of(target, Split.OLD, "kept").name()).isEqualTo("kept");
        assertThat(of(target, Split.OLD, "kept").arn()).isEqualTo(Split.arn("kept"));
        assertThat(of(target, "dev", "media").name()).isEqualTo("media-${ACCOUNT_DEV}");
        assertThat(said(target, "dev", "media").path("BucketName").toString())
                .isEqualTo("{\"text\":[\"media-\",{\"account\":\"dev\"}]}");
    }

    @Test
    void what_is_new_is_in_the_same_partition_of_aws_as_the_old_account() {
        assertThat(new Split().put(QUEUE, "jobs", "dev").target().resources())
                .filteredOn(one -> one.fate() == Fate.NEW)
                .isNotEmpty()
                .allMatch(one -> one.arn().startsWith("arn:aws:"));
    }

    @Test
    void a_copy_comes_to_stand_by_a_way_of_its_own() {
        TargetDocument target = shared(Role.SHARED);
        PlannedResource copy = of(target, "dev", "acts");

        assertThat(copy.fate()).isEqualTo(Fate.PER_ACCOUNT);
        assertThat(copy.method()).isNotIn("stay", "new").isNotNull();
        assertThat(of(target, Split.OLD, "acts").method()).isNotEqualTo(copy.method());
    }

    /** A role as which functions of two accounts run, which may send to a queue that stays. */
    private static TargetDocument shared(Role role) {
        return new Split()
                .put(QUEUE, "jobs", Split.OLD, role, Map.of())
                .put("AWS::IAM::Role", "acts", Split.OLD, Role.SHARED, statements("sqs:SendMessage", Split.arn("jobs")))
                .put("AWS::Lambda::Function", "keeper", Split.OLD)
                .need("keeper", EdgeKind.RUNS_AS, "acts")
                .put("AWS::Lambda::Function", "mover", "dev")
                .need("mover", EdgeKind.RUNS_AS, "acts")
                .need("acts", EdgeKind.WRITES, "jobs")
                .target();
    }

    @Test
    void a_copied_role_may_go_on_using_what_all_share_and_nothing_else_of_others() {
        assertThat(shared(Role.SHARED).grants()).isNotEmpty();
        assertThat(shared(Role.FOUNDATION).grants()).isNotEmpty();
        assertThat(shared(Role.WORKLOAD).grants()).isEmpty();
    }

    @Test
    void only_what_is_made_has_properties_and_losses() {
        Map<String, Object> told = Map.of("Attributes", Map.of("DelaySeconds", "5"), "Colour", "red");
        TargetDocument target = new Split()
                .put(QUEUE, "moves", "dev", Role.WORKLOAD, told)
                .put(QUEUE, "stays", Split.OLD, Role.WORKLOAD, told)
                .target();

        assertThat(said(target, "dev", "moves").path("DelaySeconds").asInt()).isEqualTo(5);
        assertThat(of(target, Split.OLD, "stays").properties()).isNull();
        assertThat(rules(target, "moves")).contains("target.member-lost");
        assertThat(rules(target, "stays")).doesNotContain("target.member-lost");
    }

    @Test
    void a_policy_of_what_stays_is_written_anew_with_all_that_it_said() {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put(
                "Attributes",
                Map.of(
                        "Policy",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"before\",\"Effect\":\"Allow\","
                                + "\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":\"sqs:SendMessage\","
                                + "\"Resource\":\"" + Split.arn("jobs") + "\"}]}"));
        policy.put("Colour", "red");
        TargetDocument target = new Split()
                .put(QUEUE, "jobs", Split.OLD, Role.SHARED, policy)
                .put("AWS::Lambda::Function", "sends", "dev")
                .put("AWS::IAM::Role", "acts", "dev", Role.WORKLOAD, statements("sqs:SendMessage", Split.arn("jobs")))
                .need("sends", EdgeKind.RUNS_AS, "acts")
                .need("acts", EdgeKind.WRITES, "jobs")
                .target();
        PlannedResource written = target.resources().stream()
                .filter(one -> one.type().equals("AWS::SQS::QueuePolicy"))
                .findFirst()
                .orElseThrow();

        assertThat(Objects.requireNonNull(written.properties())
                        .at("/PolicyDocument/Statement")
                        .findValuesAsText("Sid"))
                .contains("before");
        assertThat(Objects.requireNonNull(written.properties()).at("/PolicyDocument/Statement"))
                .hasSize(2);
        assertThat(rules(target, "jobs")).doesNotContain("target.member-lost");
    }

    @Test
    void rules_of_a_default_group_come_with_the_network_that_has_it() {
        TargetDocument target = new Split()
                .put("AWS::EC2::VPC", VPC, Split.OLD, Role.SHARED, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        "AWS::EC2::Subnet",
                        "a",
                        Split.OLD,
                        Role.SHARED,
                        Map.of("VpcId", VPC, "CidrBlock", "10.0.0.0/24", "AvailabilityZoneId", "euw1-az1"))
                .need("a", EdgeKind.ATTACHED_TO, VPC)
                .put(
                        "AWS::EC2::SecurityGroup",
                        GROUP,
                        Split.OLD,
                        Role.MANAGED,
                        Map.of(
                                "GroupId",
                                GROUP,
                                "GroupName",
                                "default",
                                "VpcId",
                                VPC,
                                "IpPermissions",
                                List.of(Map.of(
                                        "IpProtocol",
                                        "tcp",
                                        "FromPort",
                                        5432,
                                        "ToPort",
                                        5432,
                                        "IpRanges",
                                        List.of(Map.of("CidrIp", "192.0.2.0/24"))))))
                .madeBy(GROUP, new Maker("AWS", Maker.Manner.OWNER, "t", "t"))
                .need(GROUP, EdgeKind.ATTACHED_TO, VPC)
                .put("AWS::EC2::Instance", "keeper", Split.OLD)
                .need("keeper", EdgeKind.ATTACHED_TO, "a")
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "a")
                .need("server", EdgeKind.ATTACHED_TO, GROUP)
                .target();

        assertThat(of(target, "dev", VPC).parts())
                .filteredOn(part -> part.type().equals("AWS::EC2::SecurityGroupIngress"))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.properties().path("FromPort").asInt()).isEqualTo(5432));
    }

    @Test
    void a_value_that_the_snapshot_hides_is_a_parameter_of_the_stack() {
        TargetDocument target = new Split()
                .put(
                        "AWS::SSM::Parameter",
                        "token",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("Type", "String", "Value", "***", "Name", "token"))
                .target();
        String stack = Objects.requireNonNull(of(target, "dev", "token").stack());

        assertThat(target.stacks().stream()
                        .filter(one -> one.id().equals(stack))
                        .flatMap(one -> one.parameters().stream()))
                .singleElement()
                .satisfies(one -> assertThat(one.secret()).isTrue());
    }

    @Test
    void an_account_is_bound_by_the_policies_of_its_unit_and_of_those_above() {
        TargetDocument target = new Split().put(QUEUE, "jobs", "dev").target();
        Surroundings surroundings = new Surroundings(
                target.organization(),
                new dev.mitosis.target.delivery.DeliveryPlanner.Delivery(List.of(), List.of(), List.of(), List.of()),
                List.of());
        Guardrail sandbox = target.organization().guardrails().stream()
                .filter(one -> one.name().equals("sandbox"))
                .findFirst()
                .orElseThrow();
        String unit = sandbox.units().get(0);
        Map<String, List<Guardrail>> binding = surroundings.guardrails(
                List.of(account("within", unit), account("below", unit + "/deeper"), account("beside", unit + "es")));

        assertThat(binding.get("within")).contains(sandbox);
        assertThat(binding.get("below")).contains(sandbox);
        assertThat(binding.get("beside")).doesNotContain(sandbox);
        assertThat(binding).hasSize(3);
    }

    private static PlannedAccount account(String name, String unit) {
        return new PlannedAccount(name, "ACCOUNT_" + name, null, unit, "workload", null, false);
    }

    @Test
    void regions_in_which_something_was_made_are_allowed() {
        TargetDocument target = new Split().put(QUEUE, "jobs", "dev").target();

        assertThat(target.organization().guardrails())
                .filteredOn(one -> one.name().equals("regions"))
                .singleElement()
                .satisfies(one -> assertThat(one.statements().toString()).contains("eu-west-1"));
        assertThat(new Split().target().organization().guardrails())
                .filteredOn(one -> one.name().equals("regions"))
                .allSatisfy(one -> assertThat(one.statements().toString()).doesNotContain("eu-west-1"));
    }

    private static String rangeWith(String type, String account) {
        TargetDocument target = new Split()
                .put("AWS::EC2::VPC", VPC, account, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        "AWS::EC2::Subnet",
                        "a",
                        account,
                        Role.WORKLOAD,
                        Map.of("VpcId", VPC, "CidrBlock", "10.0.0.0/24", "AvailabilityZoneId", "euw1-az1"))
                .need("a", EdgeKind.ATTACHED_TO, VPC)
                .put(type, "data", account)
                .need("data", EdgeKind.ATTACHED_TO, "a")
                .target();
        return target.networks().get(0).cidr();
    }

    @Test
    void a_network_is_told_how_what_lives_in_it_comes_to_stand() {
        assertThat(rangeWith("AWS::OpenSearchService::Domain", "dev")).isNotEqualTo("10.0.0.0/16");
        assertThat(rangeWith("AWS::OpenSearchService::Domain", Split.OLD)).isEqualTo("10.0.0.0/16");
        assertThat(rangeWith("AWS::RDS::DBInstance", "dev")).isEqualTo("10.0.0.0/16");
    }

    private static String scaled(String type, String name, String resource, String account) {
        TargetDocument target = new Split()
                .put(type, name, account)
                .put(
                        "AWS::ApplicationAutoScaling::ScalableTarget",
                        "scales",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("ResourceId", resource))
                .target();
        return said(target, "dev", "scales").path("ResourceId").toString();
    }

    @Test
    void what_is_scaled_is_named_by_references_to_it() {
        assertThat(scaled("AWS::ECS::Service", "service/shop/api", "service/shop/api", "dev"))
                .contains("Name\"");
        assertThat(scaled("AWS::DynamoDB::Table", "table/orders", "table/orders/index/by-day", "dev"))
                .contains("/index/by-day")
                .contains("parameter");
        assertThat(scaled("AWS::DynamoDB::Table", "table/orders", "table/orders", Split.OLD))
                .isEqualTo("\"table/orders\"");
        assertThat(scaled("AWS::DynamoDB::Table", "table/other", "table/orders", "dev"))
                .isEqualTo("\"table/orders\"");
    }

    @Test
    void a_context_that_nobody_was_seen_to_deploy_is_asked_about() {
        assertThat(new Split()
                        .put("AWS::Lambda::Function", "api", "dev")
                        .target()
                        .questions())
                .singleElement()
                .satisfies(question -> assertThat(question.toString()).contains("shop"));
    }
}
