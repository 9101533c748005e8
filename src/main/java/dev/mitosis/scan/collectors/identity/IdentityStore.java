package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/** The groups to which access is assigned, and how many are in them; who the members are stays out. */
final class IdentityStore {
    private static final String GROUP = "AWS::IdentityStore::Group";
    private static final String STORE = "IdentityStoreId={IdentityStoreId}";

    private IdentityStore() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("identitystore", IdentitystoreClient.class, IdentitystoreClient::builder)
                .type(GROUP, "ListGroups", "Groups", STORE)
                .per("AWS::SSO::Instance")
                .arn("arn:{@partition}:identitystore:::group/{GroupId}")
                .id("{GroupId}")
                .name("{DisplayName}")
                .type(
                        "AWS::IdentityStore::GroupMembership",
                        "ListGroupMemberships",
                        "GroupMemberships",
                        STORE,
                        "GroupId={GroupId}")
                .per(GROUP)
                .arn("arn:{@partition}:identitystore:::membership/{MembershipId}")
                .id("{MembershipId}")
                .name("{@parent/DisplayName}: {MemberId/UserId}")
                .end();
    }
}
