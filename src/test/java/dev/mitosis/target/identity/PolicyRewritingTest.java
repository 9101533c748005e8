package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.HOME;
import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.bucket;
import static dev.mitosis.target.identity.Estates.key;
import static dev.mitosis.target.identity.Estates.queue;
import static dev.mitosis.target.identity.Estates.role;
import static dev.mitosis.target.identity.Estates.rules;
import static dev.mitosis.target.identity.Estates.statements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import org.junit.jupiter.api.Test;

class PolicyRewritingTest {
    private static String dev(String rest) {
        return "arn:aws:sqs:eu-west-1:${ACCOUNT_DEV}:" + rest;
    }

    private static String inline(Estates estate, String role, String account) {
        return statements(Estates.of(estate.plan(), role(role), account), PolicyKind.INLINE);
    }

    /** A role that moves to dev and may receive from what is named. */
    private static Estates reader(String resource) {
        return new Estates()
                .role("app", "{'Effect':'Allow','Action':'sqs:ReceiveMessage','Resource':" + resource + "}")
                .moves(role("app"), "dev");
    }

    @Test
    void an_arn_becomes_that_of_the_successor_in_the_account_of_the_policy() {
        Estates estate = reader("'" + queue("jobs") + "'").queue("jobs", "").moves(queue("jobs"), "dev");

        assertThat(inline(estate, "app", "dev")).contains("'" + dev("jobs") + "'");
        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).containsExactly("identity.successor");
    }

    @Test
    void an_arn_becomes_that_of_the_successor_elsewhere_where_the_account_has_none() {
        Estates estate = reader("'" + queue("jobs") + "'").queue("jobs", "").moves(queue("jobs"), "payments");

        assertThat(inline(estate, "app", "dev")).contains(":${ACCOUNT_PAYMENTS}:jobs");
    }

    @Test
    void what_stays_keeps_its_arn() {
        Estates estate = reader("'" + queue("jobs") + "'").queue("jobs", "").stays(queue("jobs"));

        assertThat(inline(estate, "app", "dev")).contains(queue("jobs"));
        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).isEmpty();
    }

    @Test
    void the_policy_of_one_that_stays_follows_what_moves() {
        Estates estate = new Estates()
                .role("ops", "{'Effect':'Allow','Action':'sqs:*','Resource':'" + queue("jobs") + "'}")
                .stays(role("ops"))
                .queue("jobs", "")
                .moves(queue("jobs"), "dev");

        assertThat(inline(estate, "ops", HOME)).contains(dev("jobs"));
    }

    @Test
    void what_is_no_text_names_nothing() {
        Estates estate =
                reader("[null,'" + queue("jobs") + "']").queue("jobs", "").moves(queue("jobs"), "dev");

        assertThat(statements(Estates.of(estate.plan(), role("app"), "dev"), PolicyKind.INLINE))
                .contains("jobs")
                .doesNotContain("null");
    }

    @Test
    void what_is_no_statement_allows_nothing() {
        Estates estate = new Estates()
                .role("app", "null,{'Effect':'Allow','Action':'sqs:ReceiveMessage','Resource':'*'}")
                .moves(role("app"), "dev");

        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).isEmpty();
    }

    @Test
    void what_is_in_a_resource_goes_with_it() {
        Estates estate = reader("['" + bucket("orders") + "','" + bucket("orders") + "/in/*']")
                .bucket("orders", "")
                .moves(bucket("orders"), "dev")
                .renamed(bucket("orders"), "arn:aws:s3:::orders-dev");

        assertThat(inline(estate, "app", "dev")).contains("['arn:aws:s3:::orders-dev','arn:aws:s3:::orders-dev/in/*']");
    }

    @Test
    void a_prefix_covers_what_it_covered_in_every_account_where_that_is() {
        Estates estate = reader("'" + queue("app-*") + "'")
                .queue("app-jobs", "")
                .moves(queue("app-jobs"), "dev")
                .queue("app-mail", "")
                .stays(queue("app-mail"))
                .queue("other", "")
                .moves(queue("other"), "payments");

        assertThat(inline(estate, "app", "dev")).contains("'" + queue("app-*") + "'", "'" + dev("app-*") + "'");
        assertThat(inline(estate, "app", "dev")).doesNotContain("PAYMENTS");
        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).containsExactly("identity.pattern");
    }

    @Test
    void a_prefix_gets_beside_it_what_has_a_name_that_it_does_not_cover() {
        Estates estate = reader("'" + bucket("app-*") + "/*'")
                .bucket("app-orders", "")
                .moves(bucket("app-orders"), "dev")
                .renamed(bucket("app-orders"), "arn:aws:s3:::orders-of-dev");

        assertThat(inline(estate, "app", "dev")).contains("['arn:aws:s3:::app-*/*','arn:aws:s3:::orders-of-dev/*']");
    }

    @Test
    void a_pattern_over_a_service_is_about_the_own_account_and_what_is_needed_elsewhere() {
        Estates estate = reader("'" + queue("*") + "'")
                .queue("jobs", "")
                .moves(queue("jobs"), "payments")
                .queue("mail", "")
                .moves(queue("mail"), "shop")
                .needs(role("app"), EdgeKind.READS, queue("jobs"));

        assertThat(inline(estate, "app", "dev"))
                .contains(dev("*"), ":${ACCOUNT_PAYMENTS}:*")
                .doesNotContain("SHOP");
    }

    @Test
    void everything_stays_everything() {
        assertThat(inline(reader("'*'"), "app", "dev")).contains("'Resource':'*'");
    }

    @Test
    void what_was_never_seen_is_taken_to_be_in_the_account_of_the_policy() {
        Estates estate = reader("'" + queue("later") + "'");

        assertThat(inline(estate, "app", "dev")).contains(dev("later"));
        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).containsExactly("identity.unknown");
    }

    @Test
    void other_accounts_and_what_aws_owns_are_left_alone() {
        Estates estate = reader("['arn:aws:sqs:eu-west-1:999999999999:theirs','arn:aws:s3:::theirs/*']");

        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).isEmpty();
    }

    @Test
    void a_statement_about_nothing_but_what_is_retired_goes() {
        Estates estate = reader("'" + queue("dead") + "'").queue("dead", "").retired(queue("dead"));
        PlannedIdentity row = Estates.of(estate.plan(), role("app"), "dev");

        assertThat(statements(row, PolicyKind.INLINE)).isEmpty();
        assertThat(rules(row)).containsExactly("identity.gone");
    }

    @Test
    void the_account_as_a_principal_is_that_of_the_resource() {
        String root = "{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::" + OLD + ":root','" + OLD
                + "']},'Action':'sqs:*','Resource':'" + queue("jobs") + "'}";
        Estates estate = new Estates().queue("jobs", root).moves(queue("jobs"), "dev");

        assertThat(statements(Estates.of(estate.plan(), queue("jobs"), "dev"), PolicyKind.RESOURCE))
                .contains("'AWS':['arn:aws:iam::${ACCOUNT_DEV}:root','${ACCOUNT_DEV}']", dev("jobs"));
    }

    @Test
    void a_principal_becomes_all_who_succeed_it_and_use_the_resource() {
        String named = "{'Effect':'Allow','Principal':{'AWS':'" + role("app")
                + "'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::orders/*'}";
        Estates estate = new Estates()
                .bucket("orders", named)
                .stays(bucket("orders"))
                .role("app", "")
                .moves(role("app"), "dev")
                .copied(role("app"), "shop");

        assertThat(statements(Estates.of(estate.plan(), bucket("orders"), HOME), PolicyKind.RESOURCE))
                .contains("['arn:aws:iam::${ACCOUNT_DEV}:role/app','arn:aws:iam::${ACCOUNT_SHOP}:role/app']");
    }

    @Test
    void a_principal_that_uses_another_copy_or_is_not_there_is_left_out() {
        String use = "{'Effect':'Allow','Principal':{'AWS':['" + role("app") + "','" + role("ghost") + "','"
                + role("ops") + "']},'Action':'kms:Decrypt','Resource':'*'}";
        Estates estate = new Estates()
                .guarded("AWS::KMS::Key", key("k1"), "GetKeyPolicy", use)
                .stays(key("k1"))
                .copied(key("k1"), "dev")
                .role("app", "")
                .moves(role("app"), "dev")
                .role("ops", "")
                .stays(role("ops"));

        assertThat(statements(Estates.of(estate.plan(), key("k1"), "dev"), PolicyKind.RESOURCE))
                .contains("'AWS':['arn:aws:iam::${ACCOUNT_DEV}:role/app']");
        assertThat(statements(Estates.of(estate.plan(), key("k1"), HOME), PolicyKind.RESOURCE))
                .contains(role("ops"))
                .doesNotContain("role/app");
    }

    @Test
    void a_service_stays_the_service_and_its_source_becomes_the_successor() {
        String topic = "arn:aws:sns:eu-west-1:" + OLD + ":placed";
        String from = "{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},'Action':'sqs:SendMessage',"
                + "'Resource':'" + queue("jobs") + "','Condition':{'ArnEquals':{'aws:SourceArn':'" + topic
                + "'},'StringEquals':{'aws:SourceAccount':'" + OLD + "'}}}";
        Estates estate = new Estates()
                .queue("jobs", from)
                .moves(queue("jobs"), "dev")
                .put("AWS::SNS::Topic", topic, "{}")
                .moves(topic, "shop")
                .needs(topic, EdgeKind.INVOKES, queue("jobs"));

        assertThat(statements(Estates.of(estate.plan(), queue("jobs"), "dev"), PolicyKind.RESOURCE))
                .contains(
                        "'Service':'sns.amazonaws.com'",
                        "'aws:SourceArn':'arn:aws:sns:eu-west-1:${ACCOUNT_SHOP}:placed'")
                .contains("'aws:SourceAccount':['${ACCOUNT_DEV}','${ACCOUNT_SHOP}']");
    }

    @Test
    void the_own_organization_becomes_the_new_one_and_another_stays() {
        String org = "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::orders/*',"
                + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':['o-abcdefghij','o-zzzzzzzzzz']}}}";
        Estates estate = new Estates()
                .bucket("orders", org)
                .moves(bucket("orders"), "dev")
                .put(
                        "AWS::Organizations::Organization",
                        "arn:aws:organizations::" + OLD + ":organization/o-abcdefghij",
                        "{'Id':'o-abcdefghij'}");

        assertThat(statements(Estates.of(estate.plan(), bucket("orders"), "dev"), PolicyKind.RESOURCE))
                .contains("['${ORGANIZATION_ID}','o-zzzzzzzzzz']");
    }

    @Test
    void tags_of_principals_and_resources_go_with_them() {
        Estates estate = new Estates()
                .role(
                        "app",
                        "{'Effect':'Allow','Action':'sqs:*','Resource':'*','Condition':{'StringEquals':"
                                + "{'aws:ResourceTag/env':'dev','aws:PrincipalTag/team':'${aws:ResourceTag/team}'}}}")
                .moves(role("app"), "dev");

        assertThat(inline(estate, "app", "dev")).contains("'aws:ResourceTag/env':'dev'", "'${aws:ResourceTag/team}'");
        assertThat(rules(Estates.of(estate.plan(), role("app"), "dev"))).isEmpty();
    }

    @Test
    void all_but_a_thing_is_all_but_each_of_its_successors() {
        Estates estate = new Estates()
                .role("app", "{'Effect':'Allow','Action':'sqs:*','NotResource':'" + queue("jobs") + "'}")
                .moves(role("app"), "dev")
                .queue("jobs", "")
                .moves(queue("jobs"), "dev")
                .copied(queue("jobs"), "shop");

        assertThat(inline(estate, "app", "dev")).contains("'NotResource':['" + dev("jobs") + "',", "SHOP}:jobs']");
    }

    @Test
    void all_but_what_is_gone_is_all() {
        Estates estate = new Estates()
                .role("app", "{'Effect':'Deny','Action':'sqs:*','NotResource':'" + queue("dead") + "'}")
                .moves(role("app"), "dev")
                .queue("dead", "")
                .retired(queue("dead"));

        assertThat(inline(estate, "app", "dev")).contains("'Resource':'*'").doesNotContain("NotResource");
    }

    @Test
    void a_deny_for_all_but_a_role_spares_its_successor_and_its_sessions() {
        String deny = "{'Effect':'Deny','NotPrincipal':{'AWS':['" + role("app") + "','arn:aws:sts::" + OLD
                + ":assumed-role/app/run']},'Action':'s3:*','Resource':'arn:aws:s3:::orders/*'}";
        Estates estate = new Estates()
                .bucket("orders", deny)
                .moves(bucket("orders"), "dev")
                .role("app", "")
                .moves(role("app"), "dev");

        assertThat(statements(Estates.of(estate.plan(), bucket("orders"), "dev"), PolicyKind.RESOURCE))
                .contains("'NotPrincipal':{'AWS':['arn:aws:iam::${ACCOUNT_DEV}:role/app',"
                        + "'arn:aws:sts::${ACCOUNT_DEV}:assumed-role/app/run']}");
    }

    @Test
    void a_deny_speaks_of_all_that_succeed_what_it_named() {
        Estates estate = new Estates()
                .role("app", "{'Effect':'Deny','Action':'sqs:DeleteQueue','Resource':'" + queue("jobs") + "'}")
                .moves(role("app"), "dev")
                .queue("jobs", "")
                .moves(queue("jobs"), "shop")
                .copied(queue("jobs"), "dev");

        assertThat(inline(estate, "app", "dev")).contains(dev("jobs"), ":${ACCOUNT_SHOP}:jobs");
    }

    @Test
    void boundaries_profiles_and_attached_policies_are_those_of_the_account() {
        String policy = "arn:aws:iam::" + OLD + ":policy/limits";
        String profile = "arn:aws:iam::" + OLD + ":instance-profile/app";
        Estates estate = new Estates()
                .put(
                        "AWS::IAM::ManagedPolicy",
                        policy,
                        "{'PolicyVersionList':[{'IsDefaultVersion':true,'Document':"
                                + Estates.policy("{'Effect':'Allow','Action':'*','Resource':'" + queue("jobs") + "'}")
                                + "}]}")
                .stays(policy)
                .copied(policy, "dev")
                .put(
                        "AWS::IAM::Role",
                        role("app"),
                        "{'PermissionsBoundary':{'PermissionsBoundaryArn':'" + policy
                                + "'},'AttachedManagedPolicies':[{'PolicyArn':'" + policy
                                + "'},{'PolicyArn':'arn:aws:iam::aws:policy/ReadOnlyAccess'}]}")
                .moves(role("app"), "dev")
                .needs(role("app"), EdgeKind.ATTACHED_TO, policy)
                .put("AWS::IAM::InstanceProfile", profile, "{'Roles':[{'Arn':'" + role("app") + "'}]}")
                .moves(profile, "dev")
                .queue("jobs", "")
                .moves(queue("jobs"), "dev");
        String planned = "arn:aws:iam::${ACCOUNT_DEV}:policy/limits";

        PlannedIdentity app = Estates.of(estate.plan(), role("app"), "dev");
        assertThat(app.boundary()).isEqualTo(planned);
        assertThat(app.attached()).containsExactly(planned, "arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(Estates.of(estate.plan(), profile, "dev").attached())
                .containsExactly("arn:aws:iam::${ACCOUNT_DEV}:role/app");
        assertThat(statements(Estates.of(estate.plan(), policy, "dev"), PolicyKind.MANAGED))
                .contains(dev("jobs"));
    }

    @Test
    void federated_trust_names_the_provider_of_the_account_and_the_issuer_of_the_new_cluster() {
        String issuer = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
        String provider = "arn:aws:iam::" + OLD + ":oidc-provider/" + issuer;
        Estates estate = new Estates()
                .put("AWS::IAM::OIDCProvider", provider, "{}")
                .moves(provider, "dev")
                .renamed(
                        provider,
                        "arn:aws:iam::${ACCOUNT_DEV}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/${ID_PODS}")
                .put(
                        "AWS::IAM::Role",
                        role("pod"),
                        "{'AssumeRolePolicyDocument':"
                                + Estates.policy("{'Effect':'Allow','Principal':{'Federated':'"
                                        + provider
                                        + "'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':{'"
                                        + issuer + ":sub':'system:serviceaccount:shop:web'}}}")
                                + "}")
                .moves(role("pod"), "dev");
        String trust = statements(Estates.of(estate.plan(), role("pod"), "dev"), PolicyKind.TRUST);

        assertThat(trust)
                .contains("arn:aws:iam::${ACCOUNT_DEV}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/${ID_PODS}")
                .contains("system:serviceaccount:shop:web")
                .doesNotContain("/id/0123456789ABCDEF");
    }

    @Test
    void an_id_that_aws_gave_becomes_that_of_the_successor() {
        String endpoint = "arn:aws:ec2:eu-west-1:" + OLD + ":vpc-endpoint/vpce-0123456789abcdef0";
        String only = "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::orders/*',"
                + "'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0'}}}";
        Estates estate = new Estates()
                .bucket("orders", only)
                .moves(bucket("orders"), "dev")
                .put("AWS::EC2::VPCEndpoint", endpoint, "{}")
                .moves(endpoint, "dev")
                .renamed(endpoint, "arn:aws:ec2:eu-west-1:${ACCOUNT_DEV}:vpc-endpoint/${ID_DOOR}");

        assertThat(statements(Estates.of(estate.plan(), bucket("orders"), "dev"), PolicyKind.RESOURCE))
                .contains("'aws:SourceVpce':'${ID_DOOR}'");
    }

    @Test
    void an_api_that_calls_a_function_is_known_by_its_id() {
        String api = "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5";
        String function = "arn:aws:lambda:eu-west-1:" + OLD + ":function:quote";
        String from = "{'Effect':'Allow','Principal':{'Service':'apigateway.amazonaws.com'},"
                + "'Action':'lambda:InvokeFunction','Resource':'" + function + "','Condition':{'ArnLike':"
                + "{'AWS:SourceArn':'arn:aws:execute-api:eu-west-1:" + OLD + ":a1b2c3d4e5/*/GET/quote'}}}";
        Estates estate = new Estates()
                .guarded("AWS::Lambda::Function", function, "GetPolicy", from)
                .moves(function, "dev")
                .put("AWS::ApiGateway::RestApi", api, "{}")
                .moves(api, "dev")
                .renamed(api, "arn:aws:apigateway:eu-west-1::/restapis/${ID_API}");

        assertThat(statements(Estates.of(estate.plan(), function, "dev"), PolicyKind.RESOURCE))
                .contains("arn:aws:execute-api:eu-west-1:${ACCOUNT_DEV}:${ID_API}/*/GET/quote")
                .doesNotContain("a1b2c3d4e5");
    }

    @Test
    void a_copy_takes_along_only_what_those_of_its_account_need() {
        String function = "arn:aws:lambda:eu-west-1:" + OLD + ":function:web";
        Estates estate = new Estates()
                .role(
                        "all",
                        "{'Effect':'Allow','Action':'sqs:*','Resource':['" + queue("far") + "','" + queue("near")
                                + "','" + queue("used") + "','" + queue("common") + "']}")
                .stays(role("all"))
                .copied(role("all"), "dev")
                .put("AWS::Lambda::Function", function, "{}")
                .moves(function, "dev")
                .needs(function, EdgeKind.RUNS_AS, role("all"))
                .needs(function, EdgeKind.WRITES, queue("used"));
        for (String name : new String[] {"far", "used", "common"}) {
            estate.queue(name, "").stays(queue(name));
        }
        estate.queue("near", "").moves(queue("near"), "dev").shared(queue("common"));

        assertThat(inline(estate, "all", "dev"))
                .contains(dev("near"), queue("used"), queue("common"))
                .doesNotContain("far");
        assertThat(rules(Estates.of(estate.plan(), role("all"), "dev"))).contains("identity.far");
        assertThat(inline(estate, "all", HOME)).contains(queue("far"));
    }

    @Test
    void what_no_policy_says_is_left_out_of_its_statements() {
        IdentityPlanner.IdentityPlan plan = new Estates()
                .queue(
                        "jobs",
                        "{'Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':'" + queue("jobs")
                                + "','QueueName':'" + queue("jobs") + "'}")
                .moves(queue("jobs"), "dev")
                .plan();

        assertThat(Estates.statements(Estates.of(plan, queue("jobs"), "dev"), PolicyKind.RESOURCE))
                .contains("'Resource'")
                .doesNotContain("QueueName");
    }
}
