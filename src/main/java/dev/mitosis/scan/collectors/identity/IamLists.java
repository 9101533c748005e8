package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * What {@link Iam} reads at once, asked for one by one: for callers that may not ask for everything, and where the
 * answer to everything fails because of one thing in it. The parts stand where the whole has them.
 */
final class IamLists {
    private static final String WHOLE = "GetAccountAuthorizationDetails";

    private IamLists() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("iam", IamClient.class, IamClient::builder)
                .type("AWS::IAM::User", "ListUsers", "Users", "MaxItems=1000")
                .insteadOf(WHOLE)
                .describeEach("GetUser", "User", "UserName={UserName}")
                .arn("{Arn}")
                .id("{UserName}")
                .decode("/UserPolicyList/*/PolicyDocument")
                .detail("ListAccessKeys", "UserName={UserName}")
                .keep("AccessKeyMetadata")
                .and()
                .detail("ListGroupsForUser", "UserName={UserName}")
                .as("GroupList", "Groups/GroupName")
                .and()
                .detail("ListAttachedUserPolicies", "UserName={UserName}")
                .as("AttachedManagedPolicies", "AttachedPolicies")
                .and()
                .detail("ListUserPolicies", "UserName={UserName}")
                .keep("PolicyNames")
                .and()
                .detail("GetUserPolicy", "UserName={@parent/UserName}", "PolicyName={@item}")
                .each("ListUserPolicies/PolicyNames")
                .as("UserPolicyList", "")
                .and()
                .type("AWS::IAM::Group", "ListGroups", "Groups", "MaxItems=1000")
                .insteadOf(WHOLE)
                .arn("{Arn}")
                .id("{GroupName}")
                .decode("/GroupPolicyList/*/PolicyDocument")
                .detail("ListAttachedGroupPolicies", "GroupName={GroupName}")
                .as("AttachedManagedPolicies", "AttachedPolicies")
                .and()
                .detail("ListGroupPolicies", "GroupName={GroupName}")
                .keep("PolicyNames")
                .and()
                .detail("GetGroupPolicy", "GroupName={@parent/GroupName}", "PolicyName={@item}")
                .each("ListGroupPolicies/PolicyNames")
                .as("GroupPolicyList", "")
                .and()
                .type("AWS::IAM::Role", "ListRoles", "Roles", "MaxItems=1000")
                .insteadOf(WHOLE)
                .describeEach("GetRole", "Role", "RoleName={RoleName}")
                .arn("{Arn}")
                .id("{RoleName}")
                .decode(
                        "/AssumeRolePolicyDocument",
                        "/RolePolicyList/*/PolicyDocument",
                        "/InstanceProfileList/*/Roles/*/AssumeRolePolicyDocument")
                .detail("ListInstanceProfiles", "MaxItems=1000")
                .joined("{RoleName}", "InstanceProfiles", "Roles/RoleName")
                .as("InstanceProfileList", "InstanceProfiles")
                .and()
                .detail("ListAttachedRolePolicies", "RoleName={RoleName}")
                .as("AttachedManagedPolicies", "AttachedPolicies")
                .and()
                .detail("ListRolePolicies", "RoleName={RoleName}")
                .keep("PolicyNames")
                .and()
                .detail("GetRolePolicy", "RoleName={@parent/RoleName}", "PolicyName={@item}")
                .each("ListRolePolicies/PolicyNames")
                .as("RolePolicyList", "")
                .and()
                .type("AWS::IAM::ManagedPolicy", "ListPolicies", "Policies", "Scope=Local", "MaxItems=1000")
                .insteadOf(WHOLE)
                .describeEach("GetPolicy", "Policy", "PolicyArn={Arn}")
                .arn("{Arn}")
                .id("{Arn}")
                .name("{PolicyName}")
                .decode("/PolicyVersionList/*/Document")
                .detail("GetPolicyVersion", "PolicyArn={Arn}", "VersionId={DefaultVersionId}")
                .as("PolicyVersionList", "PolicyVersion")
                .and()
                .end();
    }
}
