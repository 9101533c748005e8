package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.iam.IamClient;

/** Identities and their policies; one call family gives nearly all of it. */
final class Iam {
    private static final String FILTER = "Filter=[User,Role,Group,LocalManagedPolicy]";

    private Iam() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("iam", IamClient.class, IamClient::builder)
                .type("AWS::IAM::User", "GetAccountAuthorizationDetails", "UserDetailList", FILTER, "MaxItems=1000")
                .arn("{Arn}")
                .id("{UserName}")
                .decode("/UserPolicyList/*/PolicyDocument")
                .detail("ListAccessKeys", "UserName={UserName}")
                .keep("AccessKeyMetadata")
                .and()
                .detail("GetAccessKeyLastUsed", "AccessKeyId={AccessKeyId}")
                .each("ListAccessKeys/AccessKeyMetadata")
                .forUsage()
                .and()
                .detail("GetLoginProfile", "UserName={UserName}")
                .and()
                .detail("ListUsers", "MaxItems=1000")
                .joined("{Arn}", "Users", "Arn")
                .keep("Arn", "PasswordLastUsed")
                .and()
                .type("AWS::IAM::Group", "GetAccountAuthorizationDetails", "GroupDetailList", FILTER, "MaxItems=1000")
                .arn("{Arn}")
                .id("{GroupName}")
                .decode("/GroupPolicyList/*/PolicyDocument")
                .type("AWS::IAM::Role", "GetAccountAuthorizationDetails", "RoleDetailList", FILTER, "MaxItems=1000")
                .arn("{Arn}")
                .id("{RoleName}")
                .decode(
                        "/AssumeRolePolicyDocument",
                        "/RolePolicyList/*/PolicyDocument",
                        "/InstanceProfileList/*/Roles/*/AssumeRolePolicyDocument")
                .detail("ListRoles", "MaxItems=1000")
                .joined("{Arn}", "Roles", "Arn")
                .keep("Arn", "Description", "MaxSessionDuration")
                .and()
                .type("AWS::IAM::ManagedPolicy", "GetAccountAuthorizationDetails", "Policies", FILTER, "MaxItems=1000")
                .arn("{Arn}")
                .id("{Arn}")
                .name("{PolicyName}")
                .decode("/PolicyVersionList/*/Document")
                .type(
                        "AWS::IAM::ManagedPolicy",
                        "ListPolicies",
                        "Policies",
                        "Scope=AWS",
                        "OnlyAttached=true",
                        "MaxItems=1000")
                .arn("{Arn}")
                .id("{Arn}")
                .name("{PolicyName}")
                .account("aws")
                .detail("GetPolicyVersion", "PolicyArn={Arn}", "VersionId={DefaultVersionId}")
                .and()
                .decode("/GetPolicyVersion/PolicyVersion/Document")
                .type("AWS::IAM::InstanceProfile", "ListInstanceProfiles", "InstanceProfiles", "MaxItems=1000")
                .arn("{Arn}")
                .id("{InstanceProfileName}")
                .decode("/Roles/*/AssumeRolePolicyDocument")
                .detail("ListInstanceProfileTags", "InstanceProfileName={InstanceProfileName}")
                .forTags()
                .and()
                .type("AWS::IAM::OIDCProvider", "ListOpenIDConnectProviders", "OpenIDConnectProviderList")
                .arn("{Arn}")
                .detail("GetOpenIDConnectProvider", "OpenIDConnectProviderArn={Arn}")
                .and()
                .type("AWS::IAM::SAMLProvider", "ListSAMLProviders", "SAMLProviderList")
                .arn("{Arn}")
                .detail("GetSAMLProvider", "SAMLProviderArn={Arn}")
                .keep("Tags", "ValidUntil", "CreateDate")
                .and()
                .type("AWS::IAM::ServerCertificate", "ListServerCertificates", "ServerCertificateMetadataList")
                .arn("{Arn}")
                .name("{ServerCertificateName}")
                .type("AWS::IAM::VirtualMFADevice", "ListVirtualMFADevices", "VirtualMFADevices")
                .arn("{SerialNumber}")
                .drop("/Base32StringSeed", "/QRCodePNG")
                .type("AWS::IAM::AccountSettings", "GetAccountSummary", "")
                .arn("account-settings")
                .name("IAM account settings")
                .detail("GetAccountPasswordPolicy")
                .and()
                .detail("ListAccountAliases")
                .and()
                .end();
    }
}
