package dev.mitosis.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples of the IAM User Guide: "The difference between explicit and implicit denies"
 * (reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay), "Policy evaluation for requests within a single
 * account" (reference_policies_evaluation-logic_policy-eval-basics), "Cross-account policy evaluation logic"
 * (reference_policies_evaluation-logic-cross-account) and "Permissions boundaries for IAM entities"
 * (access_policies_boundaries).
 */
class PolicyEvaluatorTest {
    private static final String CARLOS = "arn:aws:iam::123456789012:user/carlos";
    private static final String ROLE = "arn:aws:iam::123456789012:role/app";
    private static final String OWN = "123456789012";

    private static List<GrantedStatement> policy(String statements) {
        try {
            String json = "{'Statement':[" + statements + "]}";
            return ManagedPolicies.statements("here", Json.mapper().readTree(json.replace('\'', '"')), "");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static AccessVerdict decide(
            String principal,
            String action,
            String resource,
            String owner,
            String identity,
            @Nullable String boundary,
            String ofResource) {
        AccessPolicies policies = new AccessPolicies(
                policy(identity), boundary == null ? null : policy(boundary), policy(ofResource), false);
        return PolicyEvaluator.decide(new AccessQuestion(principal, action, resource, owner), policies)
                .verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "iam:GetUser, ALLOWED",
        "iam:ListRoles, ALLOWED",
        "iam:CreatePolicy, DENIED_IMPLICITLY",
        "iam:GetOrganizationsAccessReport, DENIED_EXPLICITLY",
        "iam:GenerateCredentialReport, DENIED_EXPLICITLY"
    })
    void explicit_and_implicit_denies_differ(String action, AccessVerdict verdict) {
        String policy = "{'Effect':'Allow','Action':['iam:Get*','iam:List*'],'Resource':'*'},"
                + "{'Effect':'Deny','Action':'iam:*Report','Resource':'*'}";

        assertThat(decide(CARLOS, action, "arn:aws:iam::123456789012:user/x", OWN, policy, null, ""))
                .isEqualTo(verdict);
    }

    @Test
    void a_report_stays_denied_though_another_policy_allows_it() {
        String policy = "{'Effect':'Deny','Action':'iam:*Report','Resource':'*'},"
                + "{'Effect':'Allow','Action':'iam:GenerateCredentialReport','Resource':'*'}";

        assertThat(decide(CARLOS, "iam:GenerateCredentialReport", "*", OWN, policy, null, ""))
                .isEqualTo(AccessVerdict.DENIED_EXPLICITLY);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:PutObject, arn:aws:s3:::demo-carlos/note.txt, ALLOWED",
        "s3:PutObject, arn:aws:s3:::demo-carlos-logs/note.txt, DENIED_EXPLICITLY",
        "s3:ListAllMyBuckets, arn:aws:s3:::other, ALLOWED",
        "s3:PutObject, arn:aws:s3:::other/note.txt, DENIED_IMPLICITLY"
    })
    void a_user_has_his_own_bucket_and_no_logs(String action, String resource, AccessVerdict verdict) {
        String identity =
                "{'Effect':'Allow','Action':['s3:GetBucketLocation','s3:ListAllMyBuckets'],'Resource':'arn:aws:s3:::*'},"
                        + "{'Effect':'Allow','Action':'s3:*','Resource':['arn:aws:s3:::demo-carlos/*','arn:aws:s3:::demo-carlos']},"
                        + "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::*log*'}";

        assertThat(decide(CARLOS, action, resource, OWN, identity, null, "")).isEqualTo(verdict);
    }

    @Test
    void within_an_account_either_side_may_allow() {
        String bucket = "{'Effect':'Allow','Principal':{'AWS':'" + CARLOS
                + "'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
        String identity = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";

        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", OWN, "", null, bucket))
                .isEqualTo(AccessVerdict.ALLOWED);
        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", OWN, identity, null, ""))
                .isEqualTo(AccessVerdict.ALLOWED);
        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", OWN, "", null, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }

    @Test
    void across_accounts_both_sides_must_allow() {
        String bucket =
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
        String identity = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";

        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", "210987654321", identity, null, bucket))
                .isEqualTo(AccessVerdict.ALLOWED);
        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", "210987654321", identity, null, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", "210987654321", "", null, bucket))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }

    @Test
    void a_boundary_limits_identity_policies_and_grants_nothing() {
        String identity = "{'Effect':'Allow','Action':'iam:CreateUser','Resource':'*'}";
        String boundary = "{'Effect':'Allow','Action':['s3:*','cloudwatch:*','ec2:*'],'Resource':'*'}";

        assertThat(decide(CARLOS, "iam:CreateUser", "*", OWN, identity, boundary, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", OWN, identity, boundary, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }

    @Test
    void a_boundary_does_not_limit_a_grant_to_a_users_arn_but_one_to_a_roles_arn() {
        String boundary = "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}";
        String toUser =
                "{'Effect':'Allow','Principal':{'AWS':'" + CARLOS + "'},'Action':'s3:GetObject','Resource':'*'}";
        String toRole = "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'s3:GetObject','Resource':'*'}";

        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", OWN, "", boundary, toUser))
                .isEqualTo(AccessVerdict.ALLOWED);
        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::b/x", OWN, "", boundary, toRole))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }

    @Test
    void not_action_and_not_resource_mean_everything_else() {
        String identity = "{'Effect':'Allow','NotAction':'iam:*','NotResource':'arn:aws:s3:::secret/*'}";

        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::b/x", OWN, identity, null, ""))
                .isEqualTo(AccessVerdict.ALLOWED);
        assertThat(decide(ROLE, "iam:CreateUser", "*", OWN, identity, null, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::secret/x", OWN, identity, null, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }

    @Test
    void a_condition_makes_the_answer_conditional() {
        String identity =
                "{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}";
        String deny =
                "{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}";

        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::b/x", OWN, identity, null, ""))
                .isEqualTo(AccessVerdict.ALLOWED_UNDER_CONDITIONS);
        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::b/x", OWN, deny, null, ""))
                .isEqualTo(AccessVerdict.ALLOWED_UNDER_CONDITIONS);
    }

    @Test
    void a_key_obeys_identity_policies_only_if_its_policy_hands_the_decision_to_the_account() {
        List<GrantedStatement> identity = policy("{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*'}");
        List<GrantedStatement> handsOver = policy(
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'},'Action':'kms:*','Resource':'*'}");
        AccessQuestion question =
                new AccessQuestion(ROLE, "kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/1", OWN);

        assertThat(PolicyEvaluator.decide(question, new AccessPolicies(identity, null, handsOver, true))
                        .isAllowed())
                .isTrue();
        assertThat(PolicyEvaluator.decide(question, new AccessPolicies(identity, null, List.of(), true))
                        .isAllowed())
                .isFalse();
    }

    /** "Identity-based policies and resource-based policies" (access_policies_identity-vs-resource). */
    @ParameterizedTest
    @CsvSource({
        "JohnSmith, x:Read, X, ALLOWED",
        "JohnSmith, x:Write, X, DENIED_IMPLICITLY",
        "CarlosSalazar, x:Read, Y, ALLOWED",
        "CarlosSalazar, x:Write, Y, ALLOWED",
        "CarlosSalazar, x:Read, Z, DENIED_EXPLICITLY",
        "MaryMajor, x:Write, Z, ALLOWED",
        "ZhangWei, x:Delete, Z, ALLOWED",
        "ZhangWei, x:Read, Y, ALLOWED",
        "ZhangWei, x:Read, X, DENIED_IMPLICITLY"
    })
    void four_users_and_three_resources(String user, String action, String resource, AccessVerdict verdict) {
        String identity = switch (user) {
            case "JohnSmith" -> "{'Effect':'Allow','Action':'x:Read','Resource':'X'}";
            case "CarlosSalazar" ->
                "{'Effect':'Allow','Action':'x:Read','Resource':'Y'},{'Effect':'Allow','Action':'x:*','Resource':'Z'}";
            case "MaryMajor" -> "{'Effect':'Allow','Action':['x:Read','x:Write'],'Resource':['X','Y','Z']}";
            default -> "";
        };
        String ofResource = switch (resource) {
            case "X" -> named("Allow", "JohnSmith", "x:Read");
            case "Y" -> named("Allow", "CarlosSalazar", "x:Write") + "," + named("Allow", "ZhangWei", "x:Read");
            default -> named("Deny", "CarlosSalazar", "x:*") + "," + named("Allow", "ZhangWei", "x:*");
        };

        assertThat(decide("arn:aws:iam::123456789012:user/" + user, action, resource, OWN, identity, null, ofResource))
                .isEqualTo(verdict);
    }

    private static String named(String effect, String user, String action) {
        return "{'Effect':'" + effect + "','Principal':{'AWS':'arn:aws:iam::123456789012:user/" + user + "'},'Action':'"
                + action + "','Resource':'*'}";
    }

    /** The example of "Cross-account policy evaluation logic". */
    @ParameterizedTest
    @CsvSource({
        "s3:PutObject, arn:aws:s3:::Production-logs/note.txt, DENIED_EXPLICITLY",
        "s3:PutObject, arn:aws:s3:::Production/note.txt, ALLOWED",
        "s3:DeleteObject, arn:aws:s3:::Production/note.txt, DENIED_IMPLICITLY"
    })
    void a_developer_writes_to_the_bucket_of_another_account(String action, String resource, AccessVerdict verdict) {
        String identity = "{'Effect':'Allow','Action':'s3:ListAllMyBuckets','Resource':'*'},"
                + "{'Effect':'Allow','Action':'s3:*Object*','Resource':'arn:aws:s3:::Production/*'},"
                + "{'Effect':'Deny','Action':'s3:*','Resource':['arn:aws:s3:::*log*','arn:aws:s3:::*log*/*']}";
        String bucket =
                "{'Effect':'Allow','Action':['s3:GetObject*','s3:PutObject*','s3:ReplicateObject','s3:RestoreObject'],"
                        + "'Principal':{'AWS':'arn:aws:iam::111111111111:user/carlossalazar'},'Resource':'arn:aws:s3:::Production/*'}";

        assertThat(decide(
                        "arn:aws:iam::111111111111:user/carlossalazar",
                        action,
                        resource,
                        "222222222222",
                        identity,
                        null,
                        resource.contains("-logs") ? "" : bucket))
                .isEqualTo(verdict);
    }

    /**
     * "Resource-based policies and implicit denies in other policy types (same account)", a table of "How AWS
     * enforcement code logic evaluates requests to allow or deny access"
     * (reference_policies_evaluation-logic_policy-eval-denyallow); the boundary allows only another service.
     */
    @ParameterizedTest
    @CsvSource({
        "role/app, iam::123456789012:role/app, DENIED_IMPLICITLY",
        "assumed-role/app/s1, iam::123456789012:role/app, DENIED_IMPLICITLY",
        "assumed-role/app/s1, sts::123456789012:assumed-role/app/s1, ALLOWED",
        "assumed-role/app/s2, sts::123456789012:assumed-role/app/s1, DENIED_IMPLICITLY",
        "user/carlos, iam::123456789012:user/carlos, ALLOWED",
        "federated-user/carlos, sts::123456789012:federated-user/carlos, ALLOWED",
        "user/carlos, iam::123456789012:root, DENIED_IMPLICITLY"
    })
    void a_resource_policy_overcomes_an_implicit_deny_for_users_and_sessions_only(
            String asking, String named, AccessVerdict verdict) {
        String service = asking.startsWith("role") || asking.startsWith("user") ? "iam" : "sts";
        String ofResource =
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:" + named + "'},'Action':'s3:GetObject','Resource':'*'}";
        String boundary = "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}";

        assertThat(decide(
                        "arn:aws:" + service + "::123456789012:" + asking,
                        "s3:GetObject",
                        "arn:aws:s3:::b/x",
                        OWN,
                        "",
                        boundary,
                        ofResource))
                .isEqualTo(verdict);
    }

    @Test
    void an_explicit_deny_in_a_boundary_or_resource_policy_beats_every_allow() {
        String allow = "{'Effect':'Allow','Action':'s3:*','Resource':'*'}";
        String deny = "{'Effect':'Deny','Action':'s3:DeleteObject','Resource':'*'}";
        String denyAll =
                "{'Effect':'Deny','NotPrincipal':{'AWS':'" + ROLE + "'},'Action':'s3:*','Resource':'arn:aws:s3:::b/*'}";

        assertThat(decide(ROLE, "s3:DeleteObject", "arn:aws:s3:::b/x", OWN, allow, allow + "," + deny, ""))
                .isEqualTo(AccessVerdict.DENIED_EXPLICITLY);
        assertThat(decide(CARLOS, "s3:GetObject", "arn:aws:s3:::b/x", OWN, allow, null, denyAll))
                .isEqualTo(AccessVerdict.DENIED_EXPLICITLY);
        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::b/x", OWN, allow, null, denyAll))
                .isEqualTo(AccessVerdict.ALLOWED);
    }

    @Test
    void without_any_policy_everything_is_denied() {
        assertThat(decide(ROLE, "s3:GetObject", "arn:aws:s3:::b/x", OWN, "", null, ""))
                .isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }
}
