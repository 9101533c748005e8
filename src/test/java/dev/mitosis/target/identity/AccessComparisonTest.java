package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.HOME;
import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.bucket;
import static dev.mitosis.target.identity.Estates.findings;
import static dev.mitosis.target.identity.Estates.key;
import static dev.mitosis.target.identity.Estates.queue;
import static dev.mitosis.target.identity.Estates.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.AccessCheck;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedGrant.Means;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessComparisonTest {
    private static final String TABLE = "arn:aws:states:eu-west-1:" + OLD + ":stateMachine:orders";

    private static String allow(String action, String resource) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    /** A role of dev that sends to a queue. */
    private static Estates sender(String account) {
        Estates estate = new Estates()
                .role("app", allow("sqs:SendMessage", queue("jobs")))
                .moves(role("app"), "dev")
                .queue("jobs", "")
                .needs(role("app"), EdgeKind.WRITES, queue("jobs"));
        return account.equals(HOME) ? estate.stays(queue("jobs")) : estate.moves(queue("jobs"), account);
    }

    private static void isEqual(IdentityPlan plan) {
        AccessCheck access = plan.access();
        assertThat(access.allowed()).isEqualTo(access.edges()).isPositive();
        assertThat(access.equal()).isEqualTo(access.edges());
        assertThat(findings(plan, "identity.access-lost")).isEmpty();
    }

    @Test
    void in_one_account_the_policy_of_either_is_enough() {
        IdentityPlan plan = sender("dev").plan();

        isEqual(plan);
        assertThat(plan.grants()).isEmpty();
    }

    @Test
    void over_the_border_the_other_side_has_to_grant() {
        IdentityPlan plan = sender(HOME).plan();

        isEqual(plan);
        assertThat(plan.access().granted()).isEqualTo(1);
        assertThat(plan.grants())
                .containsExactly(new PlannedGrant(
                        "legacy/sqs-queue/jobs",
                        Means.RESOURCE_POLICY,
                        "dev/iam-role/app",
                        "arn:aws:iam::${ACCOUNT_DEV}:role/app",
                        "",
                        List.of("sqs:SendMessage"),
                        List.of(queue("jobs")),
                        List.of(EdgeKind.WRITES)));
    }

    @Test
    void a_policy_that_names_the_principal_already_needs_no_grant() {
        String named = "{'Effect':'Allow','Principal':{'AWS':'" + role("app")
                + "'},'Action':'sqs:SendMessage','Resource':'" + queue("jobs") + "'}";
        IdentityPlan plan = sender(HOME).queue("jobs", named).plan();

        isEqual(plan);
        assertThat(plan.grants()).isEmpty();
    }

    @Test
    void over_the_border_the_own_side_has_to_allow_what_only_the_other_did() {
        String named = "{'Effect':'Allow','Principal':{'AWS':'" + role("app")
                + "'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::orders/*'}";
        IdentityPlan plan = new Estates()
                .role("app", "")
                .moves(role("app"), "dev")
                .bucket("orders", named)
                .stays(bucket("orders"))
                .needs(role("app"), EdgeKind.READS, bucket("orders"))
                .plan();

        isEqual(plan);
        assertThat(plan.grants())
                .extracting(PlannedGrant::means)
                .containsExactly(Means.IDENTITY_POLICY, Means.RESOURCE_POLICY);
        assertThat(plan.grants().get(0).resource()).containsExactly("arn:aws:s3:::orders/*");
    }

    @Test
    void what_has_no_policy_for_others_is_used_by_a_role_of_its_account() {
        IdentityPlan plan = new Estates()
                .role("app", allow("states:StartExecution", TABLE))
                .moves(role("app"), "dev")
                .put("AWS::StepFunctions::StateMachine", TABLE, "{}")
                .stays(TABLE)
                .needs(role("app"), EdgeKind.INVOKES, TABLE)
                .plan();

        assertThat(plan.grants()).extracting(PlannedGrant::means).containsExactly(Means.ROLE_TO_ASSUME);
        assertThat(findings(plan, "identity.role-to-assume")).singleElement().satisfies(finding -> {
            assertThat(finding.resources()).containsExactly(role("app"), TABLE);
            assertThat(finding.fix()).contains("legacy", "arn:aws:iam::${ACCOUNT_DEV}:role/app");
        });
    }

    @Test
    void a_boundary_narrows_before_and_after() {
        String policy = "arn:aws:iam::" + OLD + ":policy/limits";
        IdentityPlan plan = sender("dev")
                .put(
                        "AWS::IAM::ManagedPolicy",
                        policy,
                        "{'PolicyVersionList':[{'IsDefaultVersion':true,'Document':"
                                + Estates.policy(allow("sqs:*", queue("jobs"))) + "}]}")
                .moves(policy, "dev")
                .put(
                        "AWS::IAM::Role",
                        role("app"),
                        "{'PermissionsBoundary':{'PermissionsBoundaryArn':'" + policy
                                + "'},'RolePolicyList':[{'PolicyName':'own','PolicyDocument':"
                                + Estates.policy(allow("sqs:SendMessage", queue("jobs"))) + "}]}")
                .plan();

        isEqual(plan);
    }

    @Test
    void a_boundary_that_does_not_come_along_is_a_loss() {
        String policy = "arn:aws:iam::" + OLD + ":policy/limits";
        IdentityPlan plan = sender("dev")
                .put(
                        "AWS::IAM::ManagedPolicy",
                        policy,
                        "{'PolicyVersionList':[{'IsDefaultVersion':true,'Document':"
                                + Estates.policy(
                                        "{'Effect':'Allow','Action':'sqs:*','Resource':'*','Condition':{'StringEquals':"
                                                + "{'aws:PrincipalAccount':'" + OLD + "'}}}")
                                + "}]}")
                .stays(policy)
                .put(
                        "AWS::IAM::Role",
                        role("app"),
                        "{'PermissionsBoundary':{'PermissionsBoundaryArn':'" + policy
                                + "'},'RolePolicyList':[{'PolicyName':'own','PolicyDocument':"
                                + Estates.policy(allow("sqs:SendMessage", queue("jobs"))) + "}]}")
                .plan();

        assertThat(plan.access().lost()).isEqualTo(1);
        assertThat(findings(plan, "identity.access-lost")).singleElement().satisfies(finding -> {
            assertThat(finding.resources()).containsExactly(role("app"), queue("jobs"));
            assertThat(finding.text())
                    .contains("sqs:SendMessage", "/RolePolicyList/0/PolicyDocument/Statement/0", "boundary");
        });
    }

    @Test
    void an_explicit_deny_wins_before_and_after() {
        IdentityPlan plan = sender("dev")
                .queue("jobs", "{'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'" + queue("jobs") + "'}")
                .plan();

        assertThat(plan.access()).isEqualTo(new AccessCheck(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void a_service_control_policy_of_the_organization_denies_as_it_did() {
        String control = "arn:aws:organizations::" + OLD + ":policy/o-abcdefghij/service_control_policy/p-1";
        Estates estate = sender("dev")
                .put(
                        "AWS::Organizations::Policy",
                        control,
                        "{'DescribePolicy':{'Policy':{'PolicySummary':{'Type':'SERVICE_CONTROL_POLICY'},'Content':"
                                + Estates.policy("{'Effect':'Deny','Action':'sqs:SendMessage','Resource':'*'}")
                                + "}},'ListTargetsForPolicy':{'Targets':[{'TargetId':'r-ab12'}]}}");

        assertThat(estate.plan().access()).isEqualTo(new AccessCheck(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void a_service_is_let_in_in_the_name_of_its_source() {
        String topic = "arn:aws:sns:eu-west-1:" + OLD + ":placed";
        IdentityPlan plan = new Estates()
                .queue(
                        "jobs",
                        "{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},'Action':'sqs:SendMessage',"
                                + "'Resource':'" + queue("jobs") + "','Condition':{'ArnEquals':{'aws:SourceArn':'"
                                + topic + "'}}}")
                .moves(queue("jobs"), "dev")
                .put("AWS::SNS::Topic", topic, "{}")
                .moves(topic, "shop")
                .needs(topic, EdgeKind.INVOKES, queue("jobs"))
                .plan();

        isEqual(plan);
        assertThat(plan.grants()).isEmpty();
    }

    @Test
    void tags_decide_as_they_did() {
        String tagged = "{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'*','Condition':{'StringEquals':"
                + "{'aws:ResourceTag/env':'dev'}}}";
        Estates estate = new Estates()
                .role("app", tagged)
                .moves(role("app"), "dev")
                .put("AWS::SQS::Queue", queue("jobs"), Estates.json("{}"), Map.of("env", "dev"))
                .moves(queue("jobs"), "dev")
                .needs(role("app"), EdgeKind.WRITES, queue("jobs"));

        isEqual(estate.plan());
        estate.put("AWS::SQS::Queue", queue("jobs"), Estates.json("{}"), Map.of("env", "prod"));
        assertThat(estate.plan().access().allowed()).isZero();
    }

    @Test
    void who_reads_what_is_encrypted_has_to_be_let_in_by_its_key() {
        String root = "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::" + OLD
                + ":root'},'Action':'kms:*','Resource':'*'}";
        IdentityPlan plan = new Estates()
                .role("app", "{'Effect':'Allow','Action':['s3:GetObject','kms:Decrypt'],'Resource':'*'}")
                .moves(role("app"), "dev")
                .bucket("orders", "")
                .stays(bucket("orders"))
                .guarded("AWS::KMS::Key", key("k1"), "GetKeyPolicy", root)
                .stays(key("k1"))
                .needs(bucket("orders"), EdgeKind.ENCRYPTS_WITH, key("k1"))
                .needs(role("app"), EdgeKind.READS, bucket("orders"))
                .plan();

        isEqual(plan);
        assertThat(plan.grants())
                .extracting(PlannedGrant::on, PlannedGrant::actions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("legacy/kms-key/k1", List.of("kms:Decrypt")),
                        org.assertj.core.groups.Tuple.tuple("legacy/s3-bucket/orders", List.of("s3:GetObject")));
    }

    @Test
    void what_is_encrypted_with_a_key_elsewhere_needs_its_account_let_in() {
        String root = "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::" + OLD
                + ":root'},'Action':'kms:*','Resource':'*'}";
        IdentityPlan plan = new Estates()
                .bucket("orders", "")
                .moves(bucket("orders"), "dev")
                .guarded("AWS::KMS::Key", key("k1"), "GetKeyPolicy", root)
                .stays(key("k1"))
                .needs(bucket("orders"), EdgeKind.ENCRYPTS_WITH, key("k1"))
                .plan();

        isEqual(plan);
        assertThat(plan.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.principal()).isEqualTo("arn:aws:iam::${ACCOUNT_DEV}:root");
            assertThat(grant.actions()).containsExactly("kms:Decrypt", "kms:GenerateDataKey");
        });
    }

    @Test
    void a_mapping_asks_in_the_name_of_its_function() {
        String mapping = "arn:aws:lambda:eu-west-1:" + OLD + ":event-source-mapping:m1";
        String function = "arn:aws:lambda:eu-west-1:" + OLD + ":function:work";
        IdentityPlan plan = new Estates()
                .role("app", allow("sqs:ReceiveMessage", queue("jobs")))
                .moves(role("app"), "dev")
                .put("AWS::Lambda::Function", function, "{}")
                .moves(function, "dev")
                .put("AWS::Lambda::EventSourceMapping", mapping, "{}")
                .moves(mapping, "dev")
                .queue("jobs", "")
                .moves(queue("jobs"), "dev")
                .needs(function, EdgeKind.RUNS_AS, role("app"))
                .needs(mapping, EdgeKind.TRIGGERS, function)
                .needs(mapping, EdgeKind.READS, queue("jobs"))
                .plan();

        isEqual(plan);
    }

    @Test
    void where_nobody_knows_who_calls_a_finding_says_so() {
        String stream = "arn:aws:kinesis:eu-west-1:" + OLD + ":stream/clicks";
        IdentityPlan plan = new Estates()
                .put("AWS::EC2::Instance", "arn:aws:ec2:eu-west-1:" + OLD + ":instance/i-1", "{}")
                .moves("arn:aws:ec2:eu-west-1:" + OLD + ":instance/i-1", "dev")
                .put("AWS::Kinesis::Stream", stream, "{}")
                .moves(stream, "dev")
                .needs("arn:aws:ec2:eu-west-1:" + OLD + ":instance/i-1", EdgeKind.WRITES, stream)
                .plan();

        assertThat(plan.access().unjudged()).isEqualTo(1);
        assertThat(findings(plan, "identity.access-unjudged"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("instance/i-1", "clicks"));
    }

    private static PlannedStatement deny(String action, Map<String, Map<String, List<String>>> conditions) {
        return new PlannedStatement("DenyIt", "Deny", Map.of(), List.of(action), List.of(), List.of("*"), conditions);
    }

    @Test
    void a_guardrail_of_the_new_organization_that_denies_is_a_loss_with_the_statement() {
        IdentityPlan plan = sender("dev").bound("dev", deny("sqs:*", Map.of())).plan();

        assertThat(findings(plan, "identity.access-lost"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).contains("sqs:SendMessage", "the guardrail limits", "DenyIt"));
        isEqual(sender("dev").bound("dev", deny("s3:*", Map.of())).plan());
        isEqual(sender("dev").bound("staging", deny("sqs:*", Map.of())).plan());
    }

    @Test
    void a_guardrail_for_regions_binds_what_is_asked_for_elsewhere() {
        isEqual(sender("dev")
                .bound("dev", deny("sqs:*", otherThan("eu-west-1")))
                .plan());
        assertThat(findings(
                        sender("dev")
                                .bound("dev", deny("sqs:*", otherThan("us-east-1")))
                                .plan(),
                        "identity.access-lost"))
                .hasSize(1);
    }

    private static Map<String, Map<String, List<String>>> otherThan(String region) {
        return Map.of("StringNotEquals", Map.of("aws:RequestedRegion", List.of(region)));
    }

    /** A key of which a role has a grant, and nothing else. */
    private static Estates granted(String grantee) {
        return new Estates()
                .role("app", "")
                .put(
                        "AWS::KMS::Key",
                        key("k1"),
                        "{'ListGrants':{'Grants':[{'GrantId':'g1','GranteePrincipal':'" + grantee
                                + "','Operations':['Decrypt']}]}}")
                .needs(role("app"), EdgeKind.READS, key("k1"));
    }

    @Test
    void a_grant_on_a_key_is_made_again_for_whoever_succeeds_its_grantee() {
        IdentityPlan plan = granted(role("app"))
                .moves(role("app"), "dev")
                .moves(key("k1"), "dev")
                .plan();

        assertThat(Estates.statements(Estates.of(plan, key("k1"), "dev"), PolicyKind.GRANT))
                .contains("'AWS':'arn:aws:iam::${ACCOUNT_DEV}:role/app'", "kms:Decrypt");
        assertThat(findings(plan, "identity.access-lost")).isEmpty();
        assertThat(granted("rds.eu-west-1.amazonaws.com")
                        .moves(role("app"), "dev")
                        .moves(key("k1"), "dev")
                        .plan()
                        .identities())
                .filteredOn(row -> row.succeeds().equals(key("k1")))
                .isEmpty();
    }

    /** A role that another role takes. */
    private static Estates taken(String taker) {
        String trust = "{'AssumeRolePolicyDocument':"
                + Estates.policy(
                        "{'Effect':'Allow','Principal':{'AWS':'" + role("app") + "'},'Action':'sts:AssumeRole'}")
                + "}";
        return new Estates()
                .role("app", allow("sts:AssumeRole", role("deep")))
                .put("AWS::IAM::Role", role("deep"), trust)
                .needs(role("deep"), EdgeKind.TRUSTS, role("app"))
                .stays(role("deep"))
                .moves(role("app"), taker);
    }

    @Test
    void a_role_that_is_taken_over_the_border_goes_on_to_trust_its_taker() {
        IdentityPlan plan = taken("dev").plan();

        isEqual(plan);
        assertThat(Estates.statements(Estates.of(plan, role("deep"), HOME), PolicyKind.TRUST))
                .contains("${ACCOUNT_DEV}:role/app");
        assertThat(findings(taken("dev").bound("dev", deny("sts:*", Map.of())).plan(), "identity.access-lost"))
                .hasSize(1);
    }

    /** A role that hands another one to a service. */
    private static Estates passer(String passed) {
        return new Estates()
                .role("app", allow("iam:PassRole", role("task")))
                .role("task", "")
                .needs(role("app"), EdgeKind.REFERENCES, role("task"))
                .moves(role("app"), "dev")
                .moves(role("task"), passed);
    }

    @Test
    void a_role_of_another_account_cannot_be_passed() {
        isEqual(passer("dev").plan());
        assertThat(findings(passer("staging").plan(), "identity.access-lost"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("iam:PassRole"));
        assertThat(passer("staging").plan().grants()).isEmpty();
    }

    @Test
    void builds_outside_of_aws_are_believed_by_the_provider_of_the_account() {
        String provider = "arn:aws:iam::" + Estates.OLD + ":oidc-provider/token.actions.githubusercontent.com";
        Estates estate = new Estates()
                .put("AWS::IAM::OIDCProvider", provider, "{}")
                .put(
                        "AWS::IAM::Role",
                        role("ci"),
                        "{'AssumeRolePolicyDocument':"
                                + Estates.policy("{'Effect':'Allow','Principal':{'Federated':'" + provider
                                        + "'},'Action':'sts:AssumeRoleWithWebIdentity'}")
                                + "}")
                .needs(role("ci"), EdgeKind.TRUSTS, provider)
                .moves(role("ci"), "dev");

        isEqual(estate.stays(provider).copied(provider, "dev").plan());
        IdentityPlan alone = new Estates()
                .put("AWS::IAM::OIDCProvider", provider, "{}")
                .put(
                        "AWS::IAM::Role",
                        role("ci"),
                        "{'AssumeRolePolicyDocument':"
                                + Estates.policy("{'Effect':'Allow','Principal':{'Federated':'" + provider
                                        + "'},'Action':'sts:AssumeRoleWithWebIdentity'}")
                                + "}")
                .needs(role("ci"), EdgeKind.TRUSTS, provider)
                .moves(role("ci"), "dev")
                .stays(provider)
                .plan();
        assertThat(findings(alone, "identity.access-lost")).hasSize(1);
    }
}
