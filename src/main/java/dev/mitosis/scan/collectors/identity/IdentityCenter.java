package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** How people sign in to accounts; of the assignments only those to the account itself. */
final class IdentityCenter {
    private static final String INSTANCE = "AWS::SSO::Instance";
    private static final String OF_INSTANCE = "InstanceArn={InstanceArn}";
    private static final String ABOVE = "InstanceArn={@parent/InstanceArn}";
    private static final String OF_SET = "PermissionSetArn={PermissionSetArn}";

    private IdentityCenter() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("sso-admin", SsoAdminClient.class, SsoAdminClient::builder)
                .prefix("sso")
                .type(INSTANCE, "ListInstances", "Instances")
                .arn("{InstanceArn}")
                .name("{Name|InstanceArn#tail}")
                .only("{OwnerAccountId}", "{@account}")
                .type("AWS::SSO::PermissionSet", "ListPermissionSets", "PermissionSets", OF_INSTANCE)
                .per(INSTANCE)
                .describeEach("DescribePermissionSet", "PermissionSet", ABOVE, "PermissionSetArn={@item}")
                .arn("{PermissionSetArn}")
                .name("{Name}")
                .detail("ListManagedPoliciesInPermissionSet", ABOVE, OF_SET)
                .detail("GetInlinePolicyForPermissionSet", ABOVE, OF_SET)
                .detail("GetPermissionsBoundaryForPermissionSet", ABOVE, OF_SET)
                .detail("ListCustomerManagedPolicyReferencesInPermissionSet", ABOVE, OF_SET)
                .detail("ListAccountsForProvisionedPermissionSet", ABOVE, OF_SET)
                .detail("ListAccountAssignments", ABOVE, OF_SET, "AccountId={@account}")
                .and()
                .type("AWS::SSO::Application", "ListApplications", "Applications", OF_INSTANCE)
                .per(INSTANCE)
                .arn("{ApplicationArn}")
                .name("{Name}")
                .end();
    }
}
