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
                .detail("GetTags", "Arn={GroupArn}")
                .forTags()
                .and()
                .end();
    }
}
