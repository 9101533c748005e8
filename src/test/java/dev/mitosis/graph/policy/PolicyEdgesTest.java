package dev.mitosis.graph.policy;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.ENCRYPTS_WITH;
import static dev.mitosis.model.EdgeKind.INVOKES;
import static dev.mitosis.model.EdgeKind.READS;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.RUNS_AS;
import static dev.mitosis.model.EdgeKind.TRUSTS;
import static dev.mitosis.model.EdgeKind.WRITES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.ResourceBuilder;
import dev.mitosis.graph.GraphFixture;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rows 31 to 33 and 38 of the list of dependencies: permissions. */
class PolicyEdgesTest {
    private static final String ROLE = "AWS::IAM::Role api";

    private static Consumer<ResourceBuilder> inline(String statements) {
        return r ->
                r.json("/RolePolicyList/-/PolicyDocument", "{'Version':'2012-10-17','Statement':" + statements + "}");
    }

    @Test
    void a_statement_joins_the_role_to_what_it_names_by_what_it_may_do() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .bucket("acme-receipts", b -> {})
                .queue("jobs", q -> {})
                .function("quote", f -> {})
                .key("data", k -> {})
                .role("other", r -> {})
                .role(
                        "api",
                        inline("[{'Effect':'Allow','Action':['dynamodb:GetItem','dynamodb:PutItem'],'Resource':'"
                                + a.arn("AWS::DynamoDB::Table", "orders") + "'},"
                                + "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::acme-receipts/*'},"
                                + "{'Effect':'Allow','Action':'sqs:*','Resource':'" + a.arn("AWS::SQS::Queue", "jobs")
                                + "'},"
                                + "{'Effect':'Allow','Action':'lambda:InvokeFunction','Resource':'"
                                + a.arn("AWS::Lambda::Function", "quote") + ":live'},"
                                + "{'Effect':'Allow','Action':'kms:Decrypt','Resource':'"
                                + a.arn("AWS::KMS::Key", "data") + "'},"
                                + "{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'"
                                + a.arn("AWS::IAM::Role", "other") + "'}]")));

        drawn.edge(ROLE, READS, "AWS::DynamoDB::Table orders")
                .at("/RolePolicyList/0/PolicyDocument/Statement/0/Resource");
        drawn.edge(ROLE, WRITES, "AWS::DynamoDB::Table orders").strength(Strength.EXACT);
        drawn.edge(ROLE, READS, "AWS::S3::Bucket acme-receipts")
                .because(
                        "/RolePolicyList/0/PolicyDocument/Statement/1/Resource",
                        "s3:GetObject on arn:aws:s3:::acme-receipts/*");
        assertThat(drawn.between(ROLE, "AWS::S3::Bucket acme-receipts")).hasSize(1);
        drawn.edge(ROLE, READS, "AWS::SQS::Queue jobs");
        drawn.edge(ROLE, WRITES, "AWS::SQS::Queue jobs");
        drawn.edge(ROLE, INVOKES, "AWS::Lambda::Function quote");
        drawn.edge(ROLE, ENCRYPTS_WITH, "AWS::KMS::Key data");
        drawn.edge(ROLE, RUNS_AS, "AWS::IAM::Role other");
    }

    @Test
    void a_prefix_joins_weakly_and_a_whole_service_or_everything_joins_nothing_but_is_a_finding() {
        GraphFixture drawn = graphOf(a -> a.table("orders-live", t -> {})
                .table("orders-old", t -> {})
                .table("carts", t -> {})
                .role(
                        "api",
                        inline(
                                "[{'Effect':'Allow','Action':'dynamodb:PutItem','Resource':'arn:aws:dynamodb:*:123456789012:table/orders-*'},"
                                        + "{'Effect':'Allow','Action':'dynamodb:DeleteItem','Resource':'arn:aws:dynamodb:eu-west-1:123456789012:table/*'}]"))
                .role("god", inline("[{'Effect':'Allow','Action':'*','Resource':'*'}]")));

        drawn.edge(ROLE, WRITES, "AWS::DynamoDB::Table orders-live").strength(Strength.PREFIX);
        drawn.edge(ROLE, WRITES, "AWS::DynamoDB::Table orders-old").strength(Strength.PREFIX);
        drawn.noEdge(ROLE, "AWS::DynamoDB::Table carts");
        assertThat(drawn.neededBy("AWS::IAM::Role god")).isEmpty();
        assertThat(drawn.findings("graph.grant-everything"))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.HIGH))
                .satisfies(f -> assertThat(f.resources()).containsExactly(drawn.arn("AWS::IAM::Role god")));
        assertThat(drawn.findings("graph.grant-wide"))
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("dynamodb:DeleteItem", "table/*"));
    }

    @Test
    void a_grant_of_a_key_to_who_may_do_everything_is_as_wide_as_that() {
        GraphFixture drawn = graphOf(a -> a.role("god", inline("[{'Effect':'Allow','Action':'*','Resource':'*'}]"))
                .role("boss", inline("{'Effect':'Allow','Action':'sqs:*','Resource':'*'}"))
                .role("api", r -> {})
                .key(
                        "data",
                        k -> k.set("/ListGrants/Grants/-/GranteePrincipal", a.arn("AWS::IAM::Role", "god"))
                                .set("/ListGrants/Grants/-/GranteePrincipal", a.arn("AWS::IAM::Role", "boss"))
                                .set("/ListGrants/Grants/-/GranteePrincipal", a.arn("AWS::IAM::Role", "api"))));

        drawn.edge("AWS::IAM::Role god", ENCRYPTS_WITH, "AWS::KMS::Key data").strength(Strength.SERVICE_WIDE);
        drawn.edge("AWS::IAM::Role boss", ENCRYPTS_WITH, "AWS::KMS::Key data").strength(Strength.EXACT);
        drawn.edge("AWS::IAM::Role api", ENCRYPTS_WITH, "AWS::KMS::Key data").strength(Strength.EXACT);
    }

    @Test
    void a_denied_action_is_no_need() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .role(
                        "api",
                        inline("{'Effect':'Deny','Action':'dynamodb:*','Resource':'"
                                + a.arn("AWS::DynamoDB::Table", "orders") + "'}")));

        drawn.noEdge(ROLE, "AWS::DynamoDB::Table orders");
    }

    @Test
    void a_managed_policy_carries_its_grants_and_only_its_version_in_force_counts() {
        String policy = "AWS::IAM::ManagedPolicy orders-rw";
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .table("old", t -> {})
                .add(
                        "AWS::IAM::ManagedPolicy",
                        "orders-rw",
                        p -> p.json(
                                "/PolicyVersionList",
                                "[{'VersionId':'v2','IsDefaultVersion':true,'Document':{'Statement':[{'Effect':'Allow','Action':'dynamodb:Query','Resource':'"
                                        + a.arn("AWS::DynamoDB::Table", "orders")
                                        + "'}]}},{'VersionId':'v1','IsDefaultVersion':false,'Document':{'Statement':[{'Effect':'Allow','Action':'dynamodb:Query','Resource':'"
                                        + a.arn("AWS::DynamoDB::Table", "old") + "'}]}}]"))
                .role("api", r -> r.to("policy", "orders-rw")));

        drawn.edge(ROLE, ATTACHED_TO, policy).at("/AttachedManagedPolicies/0/PolicyArn");
        drawn.edge(policy, READS, "AWS::DynamoDB::Table orders")
                .at("/PolicyVersionList/0/Document/Statement/0/Resource");
        drawn.noEdge(policy, "AWS::DynamoDB::Table old");
    }

    @Test
    void a_trust_policy_names_services_accounts_roles_and_federations() {
        GraphFixture drawn = graphOf(a -> a.role("other", r -> {})
                .role(
                        "api",
                        r -> r.json(
                                "/AssumeRolePolicyDocument",
                                "{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'Service':['lambda.amazonaws.com'],'AWS':['arn:aws:iam::123456789012:root','arn:aws:iam::111122223333:root','444455556666','"
                                        + a.arn("AWS::IAM::Role", "other")
                                        + "'],'Federated':'accounts.google.com'}}]}")));

        drawn.edge(ROLE, TRUSTS, "external:service/lambda.amazonaws.com")
                .because("/AssumeRolePolicyDocument/Statement/0/Principal", "lambda.amazonaws.com");
        drawn.edge(ROLE, TRUSTS, "external:account/111122223333");
        drawn.edge(ROLE, TRUSTS, "external:account/444455556666");
        drawn.edge(ROLE, TRUSTS, "AWS::IAM::Role other");
        drawn.edge(ROLE, TRUSTS, "external:host/accounts.google.com");
        assertThat(drawn.neededBy(ROLE)).hasSize(5);
    }

    @Test
    void a_resource_policy_lets_in_principals_and_sources_and_says_what_they_may_do() {
        GraphFixture drawn = graphOf(a -> a.role("api", r -> {})
                .topic("placed", t -> {})
                .bucket(
                        "acme-receipts",
                        b -> b.json(
                                "/GetBucketPolicy/Policy",
                                "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'" + a.arn("AWS::IAM::Role", "api")
                                        + "'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::acme-receipts/*'},"
                                        + "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'s3:PutObject','Resource':'arn:aws:s3:::acme-receipts/*'}]}"))
                .queue(
                        "mail",
                        q -> q.set(
                                "/Attributes/Policy",
                                ("{'Statement':{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},'Action':'sqs:SendMessage','Resource':'*','Condition':{'ArnEquals':{'aws:SourceArn':'"
                                                + a.arn("AWS::SNS::Topic", "placed") + "'}}}}")
                                        .replace('\'', '"'))));

        String bucket = "AWS::S3::Bucket acme-receipts";
        drawn.edge(bucket, TRUSTS, ROLE).at("/GetBucketPolicy/Policy/Statement/0/Principal");
        drawn.edge(ROLE, READS, bucket);
        drawn.edge("external:account/111122223333", WRITES, bucket).at("/GetBucketPolicy/Policy/Statement/1/Principal");
        drawn.edge("AWS::SQS::Queue mail", TRUSTS, "AWS::SNS::Topic placed")
                .at("/Attributes/Policy/Statement/Condition");
    }

    @Test
    void a_policy_open_to_everybody_is_an_exposure_unless_a_condition_narrows_it() {
        GraphFixture drawn = graphOf(
                a -> a.bucket(
                                "acme-public",
                                b -> b.json(
                                        "/GetBucketPolicy/Policy",
                                        "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}]}"))
                        .bucket(
                                "acme-org",
                                b -> b.json(
                                        "/GetBucketPolicy/Policy",
                                        "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}}}]}")));

        drawn.edge("AWS::S3::Bucket acme-public", TRUSTS, "external:internet");
        assertThat(drawn.neededBy("AWS::S3::Bucket acme-org")).containsExactly("external:organization/o-abcdefghij");
        assertThat(drawn.findings("graph.condition-breaks-on-move"))
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("aws:PrincipalOrgID", "o-abcdefghij"))
                .satisfies(f -> assertThat(f.resources()).containsExactly("arn:aws:s3:::acme-org"));
    }

    @Test
    void an_arn_without_a_record_is_a_foreign_account_or_dangles() {
        GraphFixture drawn = graphOf(
                a -> a.function(
                                "api",
                                f -> f.env("TABLE", "arn:aws:dynamodb:eu-west-1:123456789012:table/gone")
                                        .env("OTHERS", "arn:aws:sqs:eu-west-1:210987654321:theirs")
                                        .env("CRM", "https://api.crm.example/v2/***"))
                        .role(
                                "api",
                                inline(
                                        "[{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::not-ours/*'},"
                                                + "{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'arn:aws:sqs:eu-west-1:123456789012:deleted'}]")));

        String function = "AWS::Lambda::Function api";
        drawn.edge(function, REFERENCES, "external:dangling/arn:aws:dynamodb:eu-west-1:123456789012:table/gone");
        drawn.edge(function, REFERENCES, "external:account/210987654321").at("/Environment/Variables/OTHERS");
        drawn.edge(function, REFERENCES, "external:host/api.crm.example")
                .because("/Environment/Variables/CRM", "api.crm.example");
        drawn.edge(ROLE, WRITES, "external:dangling/arn:aws:sqs:eu-west-1:123456789012:deleted");
        assertThat(drawn.findings("graph.dangling"))
                .extracting(dev.mitosis.model.Finding::text)
                .contains(
                        "Nothing in the snapshot is arn:aws:s3:::not-ours: it was deleted, or belongs to another account.")
                .anyMatch(text -> text.contains("table/gone: it was deleted, or the scan could not read it"));
        assertThat(drawn.graph().nodes())
                .filteredOn(dev.mitosis.model.Node::external)
                .extracting(dev.mitosis.model.Node::type)
                .contains("External::Dangling", "External::Account", "External::Host");
    }
}
