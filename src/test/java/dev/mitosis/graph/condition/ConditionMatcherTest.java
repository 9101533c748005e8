package dev.mitosis.graph.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.condition.ConditionMatcher.KnownRequest;
import dev.mitosis.graph.condition.ConditionMatcher.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether a condition holds for a request of which account, source and tag are known, and that has no source account.
 */
class ConditionMatcherTest {
    private static final KnownRequest REQUEST = new KnownRequest(
            Map.of(
                    "aws:principalaccount", List.of("111111111111"),
                    "aws:sourcearn", List.of("arn:aws:execute-api:eu-west-1:111111111111:api1"),
                    "aws:principaltag/team", List.of("shop")),
            "aws:sourceaccount"::equals);

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:PrincipalAccount, 111111111111, HOLDS",
        "StringEquals, aws:PrincipalAccount, 222222222222, FAILS",
        "StringEquals, aws:PrincipalAccount, 1111*, FAILS",
        "StringLike, aws:PrincipalAccount, 1111*, HOLDS",
        "StringNotEquals, aws:PrincipalAccount, 111111111111, FAILS",
        "StringNotEquals, aws:PrincipalAccount, 222222222222, HOLDS",
        "StringEqualsIgnoreCase, aws:PrincipalTag/team, SHOP, HOLDS",
        "ArnLike, aws:SourceArn, arn:aws:execute-api:*:111111111111:api1, HOLDS",
        "ArnLike, aws:SourceArn, arn:aws:execute-api:eu-west-1:111111111111:api1/*/GET/x, HOLDS",
        "ArnLike, aws:SourceArn, arn:aws:execute-api:eu-west-1:111111111111:api12/*, FAILS",
        "ArnNotLike, aws:SourceArn, arn:aws:execute-api:*, FAILS",
        "StringEquals, aws:SourceAccount, 111111111111, FAILS",
        "StringEqualsIfExists, aws:SourceAccount, 222222222222, HOLDS",
        "StringNotEquals, aws:SourceAccount, 111111111111, HOLDS",
        "ForAllValues:StringEquals, aws:SourceAccount, 111111111111, HOLDS",
        "Null, aws:SourceAccount, true, HOLDS",
        "Null, aws:SourceAccount, false, FAILS",
        "Null, aws:PrincipalAccount, true, FAILS",
        "Null, aws:PrincipalAccount, false, HOLDS",
        "StringEquals, aws:SourceVpce, vpce-1, UNKNOWN",
        "StringNotEquals, aws:SourceVpce, vpce-1, UNKNOWN",
        "Null, aws:SourceVpce, true, UNKNOWN",
        "StringEquals, aws:PrincipalTag/team, '${aws:ResourceTag/team}', UNKNOWN",
        "IpAddress, aws:PrincipalAccount, 10.0.0.0/8, UNKNOWN",
        "NumericLessThan, aws:PrincipalAccount, 3, UNKNOWN",
    })
    void a_condition_is_judged_by_what_is_known(String operator, String key, String value, Outcome outcome) {
        RequestCondition condition = RequestCondition.of(operator, key, List.of(value), "/Condition");

        assertThat(ConditionMatcher.judge(condition, REQUEST)).isEqualTo(outcome);
    }
}
