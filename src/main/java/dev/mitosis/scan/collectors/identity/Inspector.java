package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/** Vulnerability scanning: whether it is on, and what it leaves out. */
final class Inspector {
    private static final String ACCOUNT = "AWS::InspectorV2::AccountStatus";

    private Inspector() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("inspector2", Inspector2Client.class, Inspector2Client::builder)
                .type(ACCOUNT, "BatchGetAccountStatus", "accounts", "accountIds=[{@account}]")
                .arn("account-status")
                .name("Inspector")
                .only("{accountId}", "{@account}")
                .except("{state/status}", "DISABLED|SUSPENDED")
                .type("AWS::InspectorV2::Filter", "ListFilters", "filters")
                .per(ACCOUNT)
                .arn("{arn}")
                .name("{name}")
                .type("AWS::InspectorV2::CisScanConfiguration", "ListCisScanConfigurations", "scanConfigurations")
                .per(ACCOUNT)
                .arn("{scanConfigurationArn}")
                .name("{scanName}")
                .end();
    }
}
