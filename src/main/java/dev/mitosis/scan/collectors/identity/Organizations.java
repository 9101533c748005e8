package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** The organization: all of it for its management account, only the membership for others, who may not see more. */
final class Organizations {
    private static final String ORGANIZATION = "AWS::Organizations::Organization";

    private static final String OF_POLICY = "PolicyId={Id}";

    private static final String UNIT = "AWS::Organizations::OrganizationalUnit";

    private Organizations() {}

    static ServiceSpec spec() {
        ServiceBuilder service =
                ServiceSpec.global("organizations", OrganizationsClient.class, OrganizationsClient::builder);
        service.type(ORGANIZATION, "DescribeOrganization", "Organization")
                .arn("{Arn}")
                .id("{Id}")
                .only("{MasterAccountId}", "{@account}")
                .detail("ListDelegatedAdministrators")
                .detail("ListAWSServiceAccessForOrganization")
                .and()
                .type("AWS::Organizations::Membership", "DescribeOrganization", "Organization")
                .arn("{Arn}")
                .id("{Id}")
                .except("{MasterAccountId}", "\\s*")
                .type("AWS::Organizations::Account", "ListAccounts", "Accounts")
                .per(ORGANIZATION)
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .type("AWS::Organizations::Root", "ListRoots", "Roots")
                .per(ORGANIZATION)
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}");
        units(service, "AWS::Organizations::Root");
        units(service, UNIT);
        policies(service, "SERVICE_CONTROL_POLICY");
        policies(service, "RESOURCE_CONTROL_POLICY");
        policies(service, "TAG_POLICY");
        policies(service, "BACKUP_POLICY");
        return service.build();
    }

    private static void units(ServiceBuilder service, String above) {
        service.type(UNIT, "ListOrganizationalUnitsForParent", "OrganizationalUnits", "ParentId={Id}")
                .per(above)
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}");
    }

    private static void policies(ServiceBuilder service, String kind) {
        service.type("AWS::Organizations::Policy", "ListPolicies", "Policies", "Filter=" + kind)
                .per(ORGANIZATION)
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .except("{AwsManaged}", "true")
                .detail("DescribePolicy", OF_POLICY)
                .detail("ListTargetsForPolicy", OF_POLICY);
    }
}
