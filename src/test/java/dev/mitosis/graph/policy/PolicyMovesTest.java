package dev.mitosis.graph.policy;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.TRUSTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.GraphFixture;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What has to be changed in a policy when a resource moves: what the policy of an endpoint names, conditions,
 * principals.
 */
class PolicyMovesTest {
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint door";

    private static GraphFixture endpoint(String statement) {
        return graphOf(a -> a.table("orders", t -> {})
                .bucket("files", b -> {})
                .role("api", r -> {})
                .add(
                        "AWS::EC2::VPCEndpoint",
                        "door",
                        e -> e.json(
                                "/PolicyDocument",
                                "{'Statement':["
                                        + statement.replace("ORDERS", a.arn("AWS::DynamoDB::Table", "orders"))
                                        + "]}")));
    }

    private static List<Finding> conditions(String condition) {
        return endpoint("{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*','Condition':" + condition + "}")
                .findings("graph.condition-breaks-on-move");
    }

    @Test
    void the_policy_of_an_endpoint_needs_what_it_names_and_trusts_nobody() {
        GraphFixture drawn = endpoint(
                "{'Effect':'Allow','Principal':{'AWS':["
                        + "'arn:aws:iam::123456789012:role/api','*']},'Action':'*','Resource':['ORDERS','arn:aws:s3:::files/*']},"
                        + "{'Effect':'Deny','Principal':'*','Action':'*','NotResource':'arn:aws:sqs:eu-west-1:123456789012:gone'}");

        drawn.edge(ENDPOINT, REFERENCES, "AWS::IAM::Role api")
                .because("/PolicyDocument/Statement/0/Principal", "arn:aws:iam::123456789012:role/api")
                .strength(Strength.EXACT);
        drawn.edge(ENDPOINT, REFERENCES, "AWS::DynamoDB::Table orders").at("/PolicyDocument/Statement/0/Resource");
        drawn.edge(ENDPOINT, REFERENCES, "AWS::S3::Bucket files")
                .because("/PolicyDocument/Statement/0/Resource", "arn:aws:s3:::files/*");
        drawn.edge(ENDPOINT, REFERENCES, "external:dangling/arn:aws:sqs:eu-west-1:123456789012:gone");
        assertThat(drawn.findings("graph.principal-breaks-on-move")).hasSize(1);
        assertThat(drawn.graph().edges()).noneMatch(edge -> edge.kind() == TRUSTS);
    }

    @Test
    void the_policy_that_every_endpoint_comes_with_says_nothing() {
        GraphFixture drawn = endpoint("{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}");

        assertThat(drawn.graph().edges()).noneMatch(edge -> edge.kind() == REFERENCES);
        assertThat(drawn.findings("graph.principal-breaks-on-move")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'StringEquals':{'aws:PrincipalAccount':'123456789012'}}                     | MEDIUM
            {'StringEquals':{'aws:SourceAccount':'a-variable'}}                          | MEDIUM
            {'StringEquals':{'aws:PrincipalOrgID':'o-0123456789'}}                       | MEDIUM
            {'StringLike':{'aws:PrincipalTag/x':['y','o-0123456789']}}                   | MEDIUM
            {'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::123456789012:role/*'}}          | LOW
            {'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/api'}}                   | -
            {'StringEquals':{'aws:PrincipalTag/team':'orders'}}                          | -
            """)
    void a_condition_breaks_on_a_move_where_it_holds_what_an_account_or_organization_is(
            String condition, String severity) {
        List<Finding> found = conditions(condition);

        assertThat(found.stream().map(Finding::severity).toList())
                .isEqualTo(severity.equals("-") ? List.of() : List.of(Severity.valueOf(severity)));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012, lets in the whole account 123456789012",
        "arn:aws:iam::123456789012:root, lets in the whole account 123456789012",
        "arn:aws:iam::123456789012:role/api, names principals of account 123456789012",
        "arn:aws:iam::210987654321:root, -",
        "arn:aws:iam::210987654321:role/api, -",
    })
    void a_principal_breaks_on_a_move_where_it_is_the_account_s(String principal, String said) {
        List<Finding> found = endpoint("{'Effect':'Allow','Principal':{'AWS':'" + principal
                        + "'},'Action':'s3:GetObject','Resource':'*'}")
                .findings("graph.principal-breaks-on-move");

        assertThat(found).hasSize(said.equals("-") ? 0 : 1);
        assertThat(found).allSatisfy(finding -> assertThat(finding.text()).contains(said));
    }
}
