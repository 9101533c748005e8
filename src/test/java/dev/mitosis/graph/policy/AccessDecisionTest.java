package dev.mitosis.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision rests on, and what limits it. */
class AccessDecisionTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/app";
    private static final String USER = "arn:aws:iam::123456789012:user/carlos";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/k";
    private static final String ALLOW = "{'Sid':'own','Effect':'Allow','Action':'kms:*','Resource':'*'}";

    private static List<GrantedStatement> policy(String statements) {
        try {
            String json = "{'Statement':[" + statements + "]}";
            return ManagedPolicies.statements("here", Json.mapper().readTree(json.replace('\'', '"')), "");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String principal(String sid, String named) {
        return "{'Sid':'" + sid + "','Effect':'Allow','Principal':{'AWS':'" + named
                + "'},'Action':'kms:*','Resource':'*'}";
    }

    private static AccessDecision decide(
            String principal, String identity, @Nullable String boundary, String resource, boolean resourceDecides) {
        return PolicyEvaluator.decide(
                new AccessQuestion(principal, "kms:Decrypt", KEY, "123456789012"),
                new AccessPolicies(
                        policy(identity),
                        boundary == null ? null : policy(boundary),
                        policy(resource),
                        resourceDecides));
    }

    private static List<String> grounds(AccessDecision decision) {
        return decision.grounds().stream()
                .map(granted -> granted.statement().sid())
                .toList();
    }

    @Test
    void the_policy_of_a_key_must_hand_the_decision_to_the_account() {
        AccessDecision handed = decide(ROLE, ALLOW, null, principal("root", "arn:aws:iam::123456789012:root"), true);
        AccessDecision kept = decide(ROLE, ALLOW, null, "", true);

        assertThat(handed.verdict()).isEqualTo(AccessVerdict.ALLOWED);
        assertThat(grounds(handed)).containsExactly("own");
        assertThat(kept.verdict()).isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
        assertThat(kept.notes()).containsExactly("the resource's policy does not hand the decision to the account");
    }

    @Test
    void nobody_is_told_of_a_policy_that_hands_nothing_where_nothing_else_allows() {
        assertThat(decide(ROLE, "", null, "", true).notes()).isEmpty();
        assertThat(decide(ROLE, "", "", "", true).notes()).isEmpty();
    }

    @Test
    void a_boundary_that_takes_it_away_is_said() {
        AccessDecision decision = decide(ROLE, ALLOW, "{'Effect':'Allow','Action':'s3:*','Resource':'*'}", "", false);

        assertThat(decision.isAllowed()).isFalse();
        assertThat(decision.notes()).containsExactly("the permissions boundary does not allow it");
    }

    @Test
    void a_grant_to_the_principal_itself_is_the_ground_before_its_own_policies() {
        AccessDecision decision = decide(ROLE, ALLOW, null, principal("direct", ROLE), false);

        assertThat(grounds(decision)).containsExactly("direct");
    }

    @Test
    void within_a_boundary_a_grant_to_a_user_is_the_ground_and_one_to_everybody_is_not() {
        String both = principal("user", USER) + "," + principal("all", "*");

        assertThat(grounds(decide(USER, "", "{'Effect':'Allow','Action':'s3:*','Resource':'*'}", both, false)))
                .containsExactly("user");
        assertThat(grounds(decide(USER, "", null, both, false))).containsExactly("user", "all");
    }

    @Test
    void a_grant_to_the_account_only_is_no_grant_to_its_principals() {
        AccessDecision decision = decide(ROLE, "", null, principal("root", "arn:aws:iam::123456789012:root"), false);

        assertThat(decision.verdict()).isEqualTo(AccessVerdict.DENIED_IMPLICITLY);
    }

    @Test
    void a_grant_to_everybody_but_others_names_the_principal() {
        String allBut =
                "{'Sid':'but','Effect':'Allow','NotPrincipal':{'AWS':'" + USER + "'},'Action':'kms:*','Resource':'*'}";

        assertThat(grounds(decide(ROLE, "", null, allBut, false))).containsExactly("but");
        assertThat(decide(USER, "", null, allBut, false).isAllowed()).isFalse();
    }

    @Test
    void a_certain_allow_is_the_ground_and_a_conditional_one_only_where_there_is_no_other() {
        String conditional =
                "{'Sid':'if','Effect':'Allow','Action':'kms:*','Resource':'*','Condition':{'Bool':{'x':'y'}}}";

        AccessDecision both = decide(ROLE, conditional + "," + ALLOW, null, "", false);
        AccessDecision one = decide(ROLE, conditional, null, "", false);

        assertThat(both.verdict()).isEqualTo(AccessVerdict.ALLOWED);
        assertThat(grounds(both)).containsExactly("own");
        assertThat(one.verdict()).isEqualTo(AccessVerdict.ALLOWED_UNDER_CONDITIONS);
        assertThat(grounds(one)).containsExactly("if");
        assertThat(one.isAllowed()).isTrue();
    }

    @Test
    void a_conditional_deny_makes_an_allow_one_under_conditions_and_says_where_it_stands() {
        String deny = "{'Sid':'no','Effect':'Deny','Action':'kms:*','Resource':'*','Condition':{'Bool':{'x':'y'}}}";

        AccessDecision decision = decide(ROLE, ALLOW + "," + deny, null, "", false);

        assertThat(decision.verdict()).isEqualTo(AccessVerdict.ALLOWED_UNDER_CONDITIONS);
        assertThat(decision.notes()).containsExactly("a deny under conditions stands at /Statement/1 (no)");
    }
}
