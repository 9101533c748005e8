package dev.mitosis.graph.policy;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.TRUSTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.GraphFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the policy of a resource lets in. */
class ResourcePolicyReaderTest {
    private static final String BUCKET = "AWS::S3::Bucket files";

    private static GraphFixture bucket(String statement) {
        return graphOf(a -> a.add("AWS::EC2::VPCEndpoint", "door", e -> e.set("/VpcEndpointId", e.id()))
                .topic("news", t -> {})
                .bucket(
                        "files",
                        b -> b.json(
                                "/GetBucketPolicy/Policy",
                                "{'Statement':["
                                        + statement.replace(
                                                "DOOR",
                                                a.get("AWS::EC2::VPCEndpoint", "door")
                                                        .id()) + "]}")));
    }

    private static String allow(String principal, String rest) {
        return "{'Effect':'Allow','Principal':" + principal + ",'Action':'s3:GetObject','Resource':'*'" + rest + "}";
    }

    @Test
    void a_service_is_trusted_unless_a_source_says_on_whose_behalf() {
        String source = ",'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:eu-west-1:123456789012:news'}}";

        GraphFixture any = bucket(allow("{'Service':'sns.amazonaws.com'}", ""));
        GraphFixture one = bucket(allow("{'Service':'sns.amazonaws.com'}", source));

        any.edge(BUCKET, TRUSTS, "external:service/sns.amazonaws.com")
                .because("/GetBucketPolicy/Policy/Statement/0/Principal", "sns.amazonaws.com");
        one.noEdge(BUCKET, "external:service/sns.amazonaws.com")
                .edge(BUCKET, TRUSTS, "AWS::SNS::Topic news")
                .at("/GetBucketPolicy/Policy/Statement/0/Condition");
    }

    @Test
    void a_source_that_is_gone_dangles() {
        String gone = "arn:aws:sns:eu-west-1:123456789012:gone";

        bucket(allow("{'Service':'sns.amazonaws.com'}", ",'Condition':{'ArnEquals':{'AWS:sourceARN':'" + gone + "'}}"))
                .edge(BUCKET, TRUSTS, "external:dangling/" + gone);
    }

    @Test
    void everybody_through_an_endpoint_is_whoever_is_behind_it() {
        GraphFixture drawn = bucket(allow("'*'", ",'Condition':{'StringEquals':{'aws:SourceVpce':'DOOR'}}"));

        drawn.edge(BUCKET, TRUSTS, "AWS::EC2::VPCEndpoint door").at("/GetBucketPolicy/Policy/Statement/0/Condition");
        drawn.noEdge(BUCKET, "external:internet");
        assertThat(drawn.findings("graph.open-to-everybody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws:SourceVpc, false",
        "aws:sourceip, false",
        "aws:PrincipalOrgID, false",
        "kms:ViaService, true",
        "aws:SecureTransport, true",
        "s3:prefix, true"
    })
    void everybody_is_the_internet_unless_a_condition_narrows_it(String key, boolean isOpen) {
        GraphFixture drawn = bucket(allow("'*'", ",'Condition':{'StringEquals':{'" + key + "':'x'}}"));

        assertThat(drawn.between(BUCKET, "external:internet").isEmpty()).isEqualTo(!isOpen);
        assertThat(drawn.findings("graph.open-to-everybody")).hasSize(isOpen ? 1 : 0);
    }

    @Test
    void another_account_is_trusted_and_reads() {
        GraphFixture drawn = bucket(allow("{'AWS':'210987654321'}", ""));

        drawn.edge(BUCKET, TRUSTS, "external:account/210987654321");
        drawn.edge("external:account/210987654321", dev.mitosis.model.EdgeKind.READS, BUCKET)
                .because("/GetBucketPolicy/Policy/Statement/0/Principal", "s3:GetObject for 210987654321");
    }

    @Test
    void a_deny_lets_nobody_in() {
        GraphFixture drawn = bucket("{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'}");

        assertThat(drawn.neededBy(BUCKET)).isEmpty();
    }

    @Test
    void a_session_of_a_role_is_the_role() {
        GraphFixture drawn = graphOf(a -> a.role("app", r -> {})
                .bucket(
                        "files",
                        b -> b.json(
                                "/GetBucketPolicy/Policy",
                                "{'Statement':[" + allow("{'AWS':'arn:aws:sts::123456789012:assumed-role/app/s1'}", "")
                                        + "]}")));

        drawn.edge(BUCKET, TRUSTS, "AWS::IAM::Role app");
    }
}
