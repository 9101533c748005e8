package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.resourcegroups.ResourceGroupsClient;

/** What people have put together under a name. */
final class ResourceGroups {
    private ResourceGroups() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("resource-groups", ResourceGroupsClient.class, ResourceGroupsClient::builder)
                .type("AWS::ResourceGroups::Group", "ListGroups", "GroupIdentifiers")
                .arn("{GroupArn}")
                .name("{GroupName}")
                .detail("GetGroupQuery", "Group={GroupArn}")
                .noneOn("BadRequestException")
                .detail("GetGroupConfiguration", "Group={GroupArn}")
                .noneOn("BadRequestException")
                // Elsewhere a query says who is in it.
                .detail("ListGroupResources", "Group={GroupArn}")
                .when("{GetGroupConfiguration/GroupConfiguration/Configuration/0/Type}")
                .keep("Resources")
                .detail("GetTags", "Arn={GroupArn}")
                .forTags()
                .and()
                .end();
    }
}
