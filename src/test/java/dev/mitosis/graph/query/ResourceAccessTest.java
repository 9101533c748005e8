package dev.mitosis.graph.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.model.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceAccessTest {
    private static final String BUCKET = "arn:aws:s3:::acme-receipts";

    private static List<ResourceAccess.Grant> grants(AccountBuilder account) {
        return new ResourceAccess(account.snapshot()).of(BUCKET);
    }

    private static AccountBuilder account() {
        return new AccountBuilder("123456789012");
    }

    private static String policy(String statements) {
        return "{'Statement':" + statements + "}";
    }

    @Test
    void every_principal_is_listed_with_statement_and_strength() {
        AccountBuilder account = account()
                .bucket("acme-receipts", b -> {})
                .role(
                        "exact",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy(
                                        "[{'Sid':'Read','Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::acme-receipts/*'}]")))
                .role(
                        "prefix",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy("[{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::acme-*'}]")))
                .role(
                        "wide",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy("[{'Effect':'Allow','Action':'s3:List*','Resource':'arn:aws:s3:::*'}]")))
                .role(
                        "god",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy("[{'Effect':'Allow','Action':'*','Resource':'*'}]")))
                .role(
                        "stranger",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy("[{'Effect':'Allow','Action':'sqs:*','Resource':'*'}]")));

        assertThat(grants(account))
                .extracting(
                        grant -> grant.principal().replaceAll(".*/", ""),
                        ResourceAccess.Grant::strength,
                        ResourceAccess.Grant::actions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("exact", Strength.EXACT, List.of("s3:GetObject")),
                        org.assertj.core.groups.Tuple.tuple("god", Strength.EVERYTHING, List.of("s3:*")),
                        org.assertj.core.groups.Tuple.tuple("prefix", Strength.PREFIX, List.of("s3:*")),
                        org.assertj.core.groups.Tuple.tuple("wide", Strength.SERVICE_WIDE, List.of("s3:List*")));
        assertThat(grants(account).get(0).statement()).isEqualTo("/RolePolicyList/0/PolicyDocument/Statement/0 (Read)");
    }

    @Test
    void groups_managed_policies_denies_and_boundaries_count() {
        AccountBuilder account = account()
                .bucket("acme-receipts", b -> {})
                .add(
                        "AWS::IAM::ManagedPolicy",
                        "rw",
                        p -> p.json(
                                "/PolicyVersionList",
                                "[{'IsDefaultVersion':true,'Document':"
                                        + policy("[{'Effect':'Allow','Action':'s3:*','Resource':'*'}]") + "}]"))
                .add(
                        "AWS::IAM::ManagedPolicy",
                        "only-ec2",
                        p -> p.json(
                                "/PolicyVersionList",
                                "[{'IsDefaultVersion':true,'Document':"
                                        + policy("[{'Effect':'Allow','Action':'ec2:*','Resource':'*'}]") + "}]"))
                .add(
                        "AWS::IAM::Group",
                        "devs",
                        g -> g.set("/AttachedManagedPolicies/-/PolicyArn", "arn:aws:iam::123456789012:policy/rw"))
                .add("AWS::IAM::User", "eve", u -> u.set("/GroupList/-", "devs"))
                .role(
                        "denied",
                        r -> r.to("policy", "rw")
                                .json(
                                        "/RolePolicyList/-/PolicyDocument",
                                        policy("[{'Effect':'Deny','Action':'s3:*','Resource':'*'}]")))
                .role(
                        "careful",
                        r -> r.to("policy", "rw")
                                .json(
                                        "/RolePolicyList/-/PolicyDocument",
                                        policy("[{'Effect':'Deny','Action':'s3:DeleteObject','Resource':'*'}]")))
                .role(
                        "bounded",
                        r -> r.to("policy", "rw")
                                .set(
                                        "/PermissionsBoundary/PermissionsBoundaryArn",
                                        "arn:aws:iam::123456789012:policy/only-ec2"));

        List<ResourceAccess.Grant> grants = grants(account);

        assertThat(grants)
                .extracting(grant -> grant.principal().replaceAll(".*/", ""))
                .containsExactly("careful", "eve");
        assertThat(grants.get(0).except()).containsExactly("s3:DeleteObject");
        assertThat(grants.get(0).holder()).endsWith(":policy/rw");
    }

    @Test
    void whom_the_resources_own_policy_lets_in_is_listed_with_its_conditions() {
        AccountBuilder account = account()
                .role("reader", r -> {})
                .bucket(
                        "acme-receipts",
                        b -> b.json(
                                "/GetBucketPolicy/Policy",
                                policy(
                                        "[{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::123456789012:role/reader','arn:aws:iam::111122223333:root']},'Action':'s3:GetObject','Resource':'arn:aws:s3:::acme-receipts/*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}}}]")));

        assertThat(grants(account))
                .extracting(ResourceAccess.Grant::principal)
                .containsExactly("arn:aws:iam::111122223333:root", "arn:aws:iam::123456789012:role/reader");
        assertThat(grants(account).get(1).conditions())
                .containsExactly("StringEquals aws:PrincipalOrgID = o-abcdefghij");
    }

    @Test
    void a_role_is_taken_by_whom_its_trust_policy_names_and_changed_by_whom_identity_policies_let() {
        AccountBuilder account = account()
                .role(
                        "deploy",
                        r -> r.json(
                                "/AssumeRolePolicyDocument",
                                policy(
                                        "[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:role/ci'},'Action':'sts:AssumeRole'}]")))
                .role("ci", r -> {})
                .role(
                        "would",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy("[{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'}]")))
                .role(
                        "admin",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                policy("[{'Effect':'Allow','Action':'iam:*','Resource':'*'}]")));

        assertThat(new ResourceAccess(account.snapshot()).of("arn:aws:iam::123456789012:role/deploy"))
                .extracting(grant -> grant.principal().replaceAll(".*/", ""), ResourceAccess.Grant::actions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("admin", List.of("iam:*")),
                        org.assertj.core.groups.Tuple.tuple("ci", List.of("sts:AssumeRole")));
    }

    @Test
    void a_policy_of_aws_counts_by_its_document_and_an_unread_boundary_limits_nothing() {
        AccountBuilder account = account()
                .bucket("acme-receipts", b -> {})
                .add(
                        "AWS::IAM::ManagedPolicy",
                        "AmazonS3ReadOnlyAccess",
                        p -> p.set(
                                "/GetPolicyVersion/PolicyVersion/Document",
                                "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGet%2A%22%2C%22s3%3AList%2A%22%5D%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"))
                .role(
                        "reader",
                        r -> r.to("policy", "AmazonS3ReadOnlyAccess")
                                .set(
                                        "/PermissionsBoundary/PermissionsBoundaryArn",
                                        "arn:aws:iam::aws:policy/PowerUserAccess"));

        assertThat(grants(account))
                .singleElement()
                .satisfies(grant -> assertThat(grant.actions()).containsExactly("s3:Get*", "s3:List*"))
                .satisfies(grant -> assertThat(grant.strength()).isEqualTo(Strength.EVERYTHING))
                .satisfies(grant -> assertThat(grant.holder()).endsWith("AmazonS3ReadOnlyAccess"));
    }
}
