package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where all of IAM cannot be had at once, its parts are asked for, and stand where the whole has them. */
class IamListsTest {
    private static final String DENIED = "iam:GetAccountAuthorizationDetails !DENIED:AccessDenied";
    private static final String TRUST = "%7B%22Version%22%3A%222012-10-17%22%7D";
    private static final String ROLE = "{'RoleName':'app','Arn':'arn:aws:iam::123456789012:role/app',"
            + "'AssumeRolePolicyDocument':'" + TRUST + "'}";
    private static final List<String> ROLES = List.of(
            "iam:ListRoles {'Roles':[" + ROLE + "]}",
            "iam:GetRole {'Role':{'RoleName':'app','Arn':'arn:aws:iam::123456789012:role/app','MaxSessionDuration':7200,"
                    + "'AssumeRolePolicyDocument':'" + TRUST + "','Tags':[{'Key':'team','Value':'shop'}],"
                    + "'PermissionsBoundary':{'PermissionsBoundaryArn':'arn:aws:iam::123456789012:policy/edge'}}}",
            "iam:ListAttachedRolePolicies {'AttachedPolicies':[{'PolicyName':'edge',"
                    + "'PolicyArn':'arn:aws:iam::123456789012:policy/edge'}]}",
            "iam:ListRolePolicies {'PolicyNames':['inline']}",
            "iam:GetRolePolicy?{'RoleName':'app','PolicyName':'inline'} {'RoleName':'app','PolicyName':'inline',"
                    + "'PolicyDocument':'" + TRUST + "'}",
            "iam:ListInstanceProfiles {'InstanceProfiles':[{'InstanceProfileName':'app',"
                    + "'Arn':'arn:aws:iam::123456789012:instance-profile/app','Roles':[" + ROLE + "]}]}");

    @TempDir
    Path folder;

    private ScriptedScan scan(List<String> answers, String... more) {
        List<String> all = new java.util.ArrayList<>(answers);
        all.addAll(List.of(more));
        return ScriptedScan.of(folder, "iam", all.toArray(String[]::new));
    }

    @Test
    void a_role_that_is_asked_for_alone_has_what_it_has_among_all() {
        JsonNode role = scan(ROLES, DENIED).only("AWS::IAM::Role").data();

        assertThat(role.at("/AssumeRolePolicyDocument/Version").asText()).isEqualTo("2012-10-17");
        assertThat(role.at("/RolePolicyList/0/PolicyName").asText()).isEqualTo("inline");
        assertThat(role.at("/RolePolicyList/0/PolicyDocument/Version").asText()).isEqualTo("2012-10-17");
        assertThat(role.at("/AttachedManagedPolicies/0/PolicyArn").asText()).endsWith(":policy/edge");
        assertThat(role.at("/InstanceProfileList/0/InstanceProfileName").asText())
                .isEqualTo("app");
        assertThat(role.at("/PermissionsBoundary/PermissionsBoundaryArn").asText())
                .endsWith(":policy/edge");
    }

    @Test
    void users_groups_and_policies_have_it_too() {
        ScriptedScan scan = ScriptedScan.of(
                folder,
                "iam",
                DENIED,
                "iam:ListUsers {'Users':[{'UserName':'eva','Arn':'arn:aws:iam::123456789012:user/eva'}]}",
                "iam:GetUser {'User':{'UserName':'eva','Arn':'arn:aws:iam::123456789012:user/eva'}}",
                "iam:ListGroupsForUser {'Groups':[{'GroupName':'admins'}]}",
                "iam:ListUserPolicies {'PolicyNames':['own']}",
                "iam:GetUserPolicy {'PolicyName':'own','PolicyDocument':'" + TRUST + "'}",
                "iam:ListGroups {'Groups':[{'GroupName':'admins','Arn':'arn:aws:iam::123456789012:group/admins'}]}",
                "iam:ListGroupPolicies {'PolicyNames':['all']}",
                "iam:GetGroupPolicy {'PolicyName':'all','PolicyDocument':'" + TRUST + "'}",
                "iam:ListPolicies?{'Scope':'Local','MaxItems':'1000'} {'Policies':[{'PolicyName':'edge',"
                        + "'Arn':'arn:aws:iam::123456789012:policy/edge','DefaultVersionId':'v1'}]}",
                "iam:GetPolicy {'Policy':{'PolicyName':'edge','Arn':'arn:aws:iam::123456789012:policy/edge',"
                        + "'DefaultVersionId':'v1'}}",
                "iam:GetPolicyVersion {'PolicyVersion':{'VersionId':'v1','IsDefaultVersion':true,'Document':'" + TRUST
                        + "'}}");

        JsonNode user = scan.only("AWS::IAM::User").data();
        assertThat(user.at("/GroupList/0").asText()).isEqualTo("admins");
        assertThat(user.at("/UserPolicyList/0/PolicyDocument/Version").asText()).isEqualTo("2012-10-17");
        assertThat(scan.only("AWS::IAM::Group")
                        .data()
                        .at("/GroupPolicyList/0/PolicyName")
                        .asText())
                .isEqualTo("all");
        assertThat(scan.only("AWS::IAM::ManagedPolicy")
                        .data()
                        .at("/PolicyVersionList/0/Document/Version")
                        .asText())
                .isEqualTo("2012-10-17");
    }

    @Test
    void what_the_parts_make_up_for_is_no_hole_and_the_row_says_why_they_were_asked() {
        List<Coverage> rows = scan(ROLES, DENIED).coverage();

        assertThat(rows).allMatch(row -> row.status().complete());
        assertThat(rows)
                .filteredOn(row -> row.type().equals("AWS::IAM::Role"))
                .singleElement()
                .satisfies(row -> assertThat(row.reason())
                        .isEqualTo("asked in place of iam:GetAccountAuthorizationDetails, which failed: AccessDenied"));
    }

    @Test
    void where_the_parts_fail_as_well_both_are_holes() {
        List<Coverage> rows =
                scan(ROLES, DENIED, "iam:ListRoles !DENIED:AccessDenied").coverage();

        assertThat(rows)
                .filteredOn(row -> row.type().equals("AWS::IAM::Role"))
                .extracting(Coverage::operation)
                .containsExactly("iam:GetAccountAuthorizationDetails", "iam:ListRoles");
        assertThat(rows)
                .filteredOn(row -> row.type().equals("AWS::IAM::Role"))
                .allMatch(row -> row.status() == CoverageStatus.DENIED);
    }

    @Test
    void the_parts_are_not_asked_for_where_the_whole_was_told() {
        ScriptedScan scan = scan(ROLES, "iam:GetAccountAuthorizationDetails {'RoleDetailList':[" + ROLE + "]}");

        assertThat(scan.asked()).noneMatch(question -> question.startsWith("iam:GetRole"));
        assertThat(scan.only("AWS::IAM::Role")
                        .data()
                        .at("/ListRoles/Roles/0/Arn")
                        .asText())
                .endsWith("role/app");
    }
}
