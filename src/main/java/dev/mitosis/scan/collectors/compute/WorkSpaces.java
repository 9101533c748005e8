package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.workspaces.WorkSpacesClient;

/** Desktops and the directories that they are registered with. */
final class WorkSpaces {
    private WorkSpaces() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("workspaces", WorkSpacesClient.class, WorkSpacesClient::builder)
                .type("AWS::WorkSpaces::Directory", "DescribeWorkspaceDirectories", "Directories")
                .arn("directory/{DirectoryId}")
                .name("{DirectoryName}")
                .drop("/RegistrationCode")
                .type("AWS::WorkSpaces::Workspace", "DescribeWorkspaces", "Workspaces", "Limit=25")
                .given("AWS::WorkSpaces::Directory")
                .arn("workspace/{WorkspaceId}")
                .name("{UserName}")
                .detail("DescribeTags", "ResourceId={WorkspaceId}")
                .forTags()
                .and()
                .type("AWS::WorkSpaces::WorkspaceIpGroup", "DescribeIpGroups", "Result")
                .given("AWS::WorkSpaces::Directory")
                .arn("workspaceipgroup/{groupId}")
                .name("{groupName}")
                .type("AWS::WorkSpaces::WorkspaceBundle", "DescribeWorkspaceBundles", "Bundles")
                .given("AWS::WorkSpaces::Directory")
                .arn("workspacebundle/{BundleId}")
                .name("{Name}")
                .type("AWS::WorkSpaces::WorkspaceImage", "DescribeWorkspaceImages", "Images")
                .given("AWS::WorkSpaces::Directory")
                .arn("workspaceimage/{ImageId}")
                .name("{Name}")
                .type("AWS::WorkSpaces::ConnectionAlias", "DescribeConnectionAliases", "ConnectionAliases")
                .given("AWS::WorkSpaces::Directory")
                .arn("connectionalias/{AliasId}")
                .name("{ConnectionString}")
                .end();
    }
}
