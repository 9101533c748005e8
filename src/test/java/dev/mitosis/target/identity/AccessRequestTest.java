package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.queue;
import static dev.mitosis.target.identity.Estates.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.AccessCheck;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is known of a request, one condition key a row: with one that holds a statement counts, with one that does not
 * it says nothing, and one that nobody can judge allows under conditions and denies nothing for certain.
 */
class AccessRequestTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:" + OLD + ":placed";

    private static String statement(String effect, String principal, String operator, String key, String value) {
        return "{'Effect':'" + effect + "'," + principal + "'Action':'sqs:SendMessage','Resource':'" + queue("jobs")
                + "','Condition':{'" + operator + "':{'" + key + "':'" + value + "'}}}";
    }

    private static String plain(String principal) {
        return "{'Effect':'Allow'," + principal + "'Action':'sqs:SendMessage','Resource':'" + queue("jobs") + "'},";
    }

    private static int ofRole(String inline) {
        AccessCheck access = new Estates()
                .put(
                        "AWS::IAM::Role",
                        role("app"),
                        Estates.json("{'RolePolicyList':[{'PolicyName':'own','PolicyDocument':" + Estates.policy(inline)
                                + "}]}"),
                        Map.of("team", "shop"))
                .moves(role("app"), "dev")
                .put("AWS::SQS::Queue", queue("jobs"), Estates.json("{}"), Map.of("env", "dev"))
                .moves(queue("jobs"), "dev")
                .put(
                        "AWS::Organizations::Organization",
                        "arn:aws:organizations::1:organization/o-abcdefghij",
                        "{'Id':'o-abcdefghij'}")
                .needs(role("app"), EdgeKind.WRITES, queue("jobs"))
                .plan()
                .access();
        assertThat(access.equal()).isEqualTo(access.edges());
        return access.allowed();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals,    aws:ResourceAccount,   123456789012,          1, 0",
        "StringEquals,    aws:ResourceAccount,   999999999999,          0, 1",
        "StringEquals,    s3:ResourceAccount,    123456789012,          1, 0",
        "StringEquals,    aws:RequestedRegion,   eu-west-1,             1, 0",
        "StringEquals,    aws:RequestedRegion,   us-east-1,             0, 1",
        "StringEquals,    aws:ResourceTag/env,   dev,                   1, 0",
        "StringEquals,    aws:ResourceTag/env,   prod,                  0, 1",
        "StringEquals,    aws:ResourceTag/other, dev,                   0, 1",
        "StringEquals,    aws:PrincipalTag/team, shop,                  1, 0",
        "StringEquals,    aws:PrincipalTag/team, pay,                   0, 1",
        "StringEquals,    aws:PrincipalTag/none, shop,                  0, 1",
        "StringEquals,    aws:PrincipalAccount,  123456789012,          1, 0",
        "StringEquals,    kms:CallerAccount,     123456789012,          1, 0",
        "ArnEquals,       aws:PrincipalArn,      arn:aws:iam::123456789012:role/app, 1, 0",
        "StringEquals,    aws:PrincipalOrgID,    o-abcdefghij,                1, 0",
        "StringEquals,    aws:PrincipalOrgID,    o-other,               0, 1",
        "StringEquals,    aws:ResourceOrgID,     o-abcdefghij,                1, 0",
        "StringEquals,    aws:SourceArn,         anything,              0, 1",
        "StringEquals,    aws:SourceAccount,     123456789012,          0, 1",
        "StringEquals,    aws:SourceVpc,         vpc-1,                 1, 1",
        "StringEquals,    aws:SourceVpce,        vpce-1,                1, 1",
        "IpAddress,       aws:SourceIp,          10.0.0.0/8,            1, 1",
        "StringEquals,    aws:SourceIdentity,    maria,                 1, 1",
        "StringEquals,    aws:UserAgent,         x,                     1, 1"
    })
    void a_role_asks_with_what_is_known_of_it(
            String operator, String key, String value, int whereAllowed, int whereDenied) {
        assertThat(ofRole(statement("Allow", "", operator, key, value))).isEqualTo(whereAllowed);
        assertThat(ofRole(plain("") + statement("Deny", "", operator, key, value)))
                .isEqualTo(whereDenied);
    }

    private static int ofService(String policy) {
        AccessCheck access = new Estates()
                .queue("jobs", policy)
                .moves(queue("jobs"), "dev")
                .put("AWS::SNS::Topic", TOPIC, "{}")
                .moves(TOPIC, "dev")
                .put(
                        "AWS::Organizations::Organization",
                        "arn:aws:organizations::1:organization/o-abcdefghij",
                        "{'Id':'o-abcdefghij'}")
                .needs(TOPIC, EdgeKind.INVOKES, queue("jobs"))
                .plan()
                .access();
        assertThat(access.equal()).isEqualTo(access.edges());
        return access.allowed();
    }

    @ParameterizedTest
    @CsvSource({
        "ArnEquals,    aws:SourceArn,         arn:aws:sns:eu-west-1:123456789012:placed, 1, 0",
        "ArnEquals,    aws:SourceArn,         arn:aws:sns:eu-west-1:123456789012:other,  0, 1",
        "StringEquals, aws:SourceAccount,     123456789012, 1, 0",
        "StringEquals, aws:SourceOwner,       123456789012, 1, 0",
        "StringEquals, aws:SourceOrgID,       o-abcdefghij,       1, 0",
        "StringEquals, aws:PrincipalArn,      anything,     0, 1",
        "StringEquals, aws:PrincipalAccount,  123456789012, 0, 1",
        "StringEquals, aws:PrincipalTag/team, shop,         1, 1",
        "StringEquals, aws:SourceVpc,         vpc-1,        1, 1"
    })
    void a_service_asks_in_the_name_of_its_source(
            String operator, String key, String value, int whereAllowed, int whereDenied) {
        String sns = "'Principal':{'Service':'sns.amazonaws.com'},";

        assertThat(ofService(statement("Allow", sns, operator, key, value))).isEqualTo(whereAllowed);
        assertThat(ofService(plain(sns) + statement("Deny", sns, operator, key, value)))
                .isEqualTo(whereDenied);
    }
}
