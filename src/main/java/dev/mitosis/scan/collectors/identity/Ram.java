package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ram.RamClient;

/** What the account shares with others, and others with it. */
final class Ram {
    private static final String SHARE = "AWS::RAM::ResourceShare";

    private Ram() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional("ram", RamClient.class, RamClient::builder);
        shares(service, "resourceOwner=SELF");
        shares(service, "resourceOwner=OTHER-ACCOUNTS");
        service.type("AWS::RAM::Permission", "ListPermissions", "permissions")
                .given(SHARE)
                .only("{permissionType}", "CUSTOMER_MANAGED")
                .arn("{arn}")
                .name("{name}")
                .detail("GetPermission", "permissionArn={arn}");
        return service.build();
    }

    private static void shares(ServiceBuilder service, String owner) {
        service.type(SHARE, "GetResourceShares", "resourceShares", owner)
                .arn("{resourceShareArn}")
                .name("{name}")
                .account("{owningAccountId}")
                .except("{status}", "DELETED|DELETING")
                .detail("ListResources", owner)
                .joined("{resourceShareArn}", "resources", "resourceShareArn")
                .detail("ListPrincipals", owner)
                .joined("{resourceShareArn}", "principals", "resourceShareArn");
    }
}
