package dev.mitosis.graph.policy;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.READS;
import static dev.mitosis.model.EdgeKind.TRUSTS;
import static dev.mitosis.model.EdgeKind.WRITES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.account.ResourceBuilder;
import dev.mitosis.graph.GraphFixture;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What denies, boundaries, NotAction and NotResource leave of a grant, and which principals break on a move. */
class PolicyLimitsTest {
    private static final String ROLE = "AWS::IAM::Role api";
    private static final String ORDERS = "AWS::DynamoDB::Table orders";
    private static final String CARTS = "AWS::DynamoDB::Table carts";
    private static final String TABLES = "arn:aws:dynamodb:eu-west-1:123456789012:table/";

    private static Consumer<ResourceBuilder> inline(String... documents) {
        return r -> {
            for (String statements : documents) {
                r.json("/RolePolicyList/-/PolicyDocument", "{'Statement':[" + statements + "]}");
            }
        };
    }

    private static String allow(String action, String resource) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    private static String deny(String action, String resource) {
        return "{'Effect':'Deny','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    private static AccountBuilder policy(AccountBuilder a, String name, String statements) {
        return a.add(
                "AWS::IAM::ManagedPolicy",
                name,
                p -> p.json(
                        "/PolicyVersionList",
                        "[{'IsDefaultVersion':true,'Document':{'Statement':[" + statements + "]}}]"));
    }

    private static GraphFixture bounded(String boundary, String grant) {
        return graphOf(a -> policy(a.table("orders", t -> {}).table("carts", t -> {}), "edge", boundary)
                .role(
                        "api",
                        inline(grant)
                                .andThen(r -> r.set(
                                        "/PermissionsBoundary/PermissionsBoundaryArn",
                                        "arn:aws:iam::123456789012:policy/edge"))));
    }

    @Test
    void an_explicit_deny_takes_the_edge_away_wherever_it_stands() {
        GraphFixture same = graphOf(a -> a.table("orders", t -> {})
                .role(
                        "api",
                        inline(allow("dynamodb:*", TABLES + "orders") + "," + deny("dynamodb:*", TABLES + "orders"))));
        GraphFixture other = graphOf(a -> a.table("orders", t -> {})
                .role("api", inline(allow("dynamodb:Query", TABLES + "orders"), deny("dynamodb:*", "*"))));
        GraphFixture attached = graphOf(a -> policy(
                        a.table("orders", t -> {}), "never", deny("dynamodb:*", TABLES + "*"))
                .role("api", inline(allow("dynamodb:Query", TABLES + "orders")).andThen(r -> r.to("policy", "never"))));

        same.noEdge(ROLE, ORDERS);
        other.noEdge(ROLE, ORDERS);
        attached.noEdge(ROLE, ORDERS);
    }

    @Test
    void a_deny_of_some_actions_or_under_conditions_leaves_the_rest() {
        GraphFixture some = graphOf(a -> a.table("orders", t -> {})
                .role(
                        "api",
                        inline("{'Effect':'Allow','Action':['dynamodb:GetItem','dynamodb:PutItem'],'Resource':'"
                                + TABLES + "orders'}," + deny("dynamodb:Put*", "*"))));
        GraphFixture conditional = graphOf(
                a -> a.table("orders", t -> {})
                        .role(
                                "api",
                                inline(
                                        allow("dynamodb:GetItem", TABLES + "orders")
                                                + ",{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}")));

        some.edge(ROLE, READS, ORDERS);
        assertThat(some.between(ROLE, ORDERS)).hasSize(1);
        conditional.edge(ROLE, READS, ORDERS);
    }

    @Test
    void a_boundary_narrows_a_wildcard_to_what_it_names_and_then_the_grant_is_not_wide() {
        GraphFixture drawn = bounded(allow("dynamodb:Query", TABLES + "orders"), allow("*", "*"));

        drawn.edge(ROLE, READS, ORDERS)
                .strength(Strength.EXACT)
                .because(
                        "/RolePolicyList/0/PolicyDocument/Statement/0/Resource",
                        "dynamodb:Query on " + TABLES + "orders within the permissions boundary");
        assertThat(drawn.between(ROLE, ORDERS)).hasSize(1);
        drawn.noEdge(ROLE, CARTS);
        assertThat(drawn.findings("graph.grant-everything")).isEmpty();
    }

    @Test
    void a_boundary_without_the_action_or_the_resource_leaves_nothing_and_grants_nothing_itself() {
        GraphFixture otherAction = bounded(allow("s3:*", "*"), allow("dynamodb:PutItem", TABLES + "orders"));
        GraphFixture otherResource =
                bounded(allow("dynamodb:*", TABLES + "carts"), allow("dynamodb:PutItem", TABLES + "orders"));

        otherAction.noEdge(ROLE, ORDERS);
        otherResource.noEdge(ROLE, ORDERS).noEdge(ROLE, CARTS);
    }

    @Test
    void a_boundary_that_is_wide_itself_leaves_the_grant_wide() {
        GraphFixture drawn = bounded(allow("dynamodb:*", "*"), allow("*", "*"));

        drawn.noEdge(ROLE, ORDERS);
        assertThat(drawn.findings("graph.grant-everything")).hasSize(1);
    }

    @Test
    void not_action_reads_and_writes_what_is_named_unless_it_excludes_the_service() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .table("carts", t -> {})
                .role(
                        "api",
                        inline("{'Effect':'Allow','NotAction':'iam:*','Resource':'" + TABLES + "orders'},"
                                + "{'Effect':'Allow','NotAction':'dynamodb:*','Resource':'" + TABLES + "carts'}")));

        drawn.edge(ROLE, READS, ORDERS);
        drawn.edge(ROLE, WRITES, ORDERS);
        drawn.noEdge(ROLE, CARTS);
    }

    @Test
    void not_resource_names_everything_else_and_is_a_finding() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .role("api", inline("{'Effect':'Allow','Action':'dynamodb:*','NotResource':'" + TABLES + "carts'}"))
                .role("god", inline("{'Effect':'Allow','NotAction':'iam:*','NotResource':'" + TABLES + "carts'}")));

        drawn.noEdge(ROLE, ORDERS);
        assertThat(drawn.findings("graph.grant-wide"))
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("everything but " + TABLES + "carts"));
        assertThat(drawn.findings("graph.grant-everything"))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.HIGH));
    }

    @Test
    void the_strength_of_a_grant_is_exact_prefix_service_wide_or_everything() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .table("orders-old", t -> {})
                .role(
                        "api",
                        inline(allow("dynamodb:Query", TABLES + "orders")
                                + "," + allow("dynamodb:PutItem", TABLES + "orders-*")
                                + "," + allow("dynamodb:DeleteItem", TABLES + "*")
                                + "," + allow("dynamodb:UpdateItem", "*"))));

        drawn.edge(ROLE, READS, ORDERS).strength(Strength.EXACT);
        drawn.edge(ROLE, WRITES, "AWS::DynamoDB::Table orders-old").strength(Strength.PREFIX);
        assertThat(drawn.between(ROLE, ORDERS)).hasSize(1);
        assertThat(drawn.findings("graph.grant-wide")).hasSize(2);
    }

    @Test
    void an_aws_managed_policy_speaks_by_its_document() {
        GraphFixture drawn = graphOf(
                a -> a.add(
                        "AWS::IAM::ManagedPolicy",
                        "AdministratorAccess",
                        p -> p.set(
                                "/GetPolicyVersion/PolicyVersion/Document",
                                "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D")));

        assertThat(drawn.findings("graph.grant-everything")).hasSize(1);
    }

    @Test
    void a_principal_of_the_scanned_account_breaks_on_a_move_and_one_of_another_does_not() {
        GraphFixture drawn = graphOf(
                a -> a.role("api", r -> {})
                        .bucket(
                                "acme-own",
                                b -> b.json(
                                        "/GetBucketPolicy/Policy",
                                        "{'Statement':[{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::123456789012:root','"
                                                + a.arn("AWS::IAM::Role", "api")
                                                + "']},'Action':'s3:GetObject','Resource':'*'}]}"))
                        .bucket(
                                "acme-other",
                                b -> b.json(
                                        "/GetBucketPolicy/Policy",
                                        "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'s3:GetObject','Resource':'*'}]}")));

        assertThat(drawn.findings("graph.principal-breaks-on-move"))
                .extracting(Finding::text)
                .containsExactly(
                        "The policy lets in the whole account 123456789012 as a principal.",
                        "The policy names principals of account 123456789012 by ARN.");
        assertThat(drawn.findings("graph.principal-breaks-on-move"))
                .allSatisfy(f -> assertThat(f.resources()).containsExactly("arn:aws:s3:::acme-own"));
    }

    @Test
    void a_principal_that_is_a_session_is_its_role() {
        GraphFixture drawn = graphOf(
                a -> a.role("api", r -> {})
                        .bucket(
                                "acme-own",
                                b -> b.json(
                                        "/GetBucketPolicy/Policy",
                                        "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:sts::123456789012:assumed-role/api/nightly'},'Action':'s3:GetObject','Resource':'*'}]}")));

        drawn.edge("AWS::S3::Bucket acme-own", TRUSTS, ROLE)
                .because(
                        "/GetBucketPolicy/Policy/Statement/0/Principal",
                        "arn:aws:sts::123456789012:assumed-role/api/nightly");
        drawn.edge(ROLE, READS, "AWS::S3::Bucket acme-own");
    }
}
