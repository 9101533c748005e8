package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.directory.DirectoryClient;

/** Directories. One operation lists them all. */
final class DirectoryService {
    private DirectoryService() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional("ds", DirectoryClient.class, DirectoryClient::builder);
        directory(service, "MicrosoftAD", "MicrosoftAD|SharedMicrosoftAD");
        directory(service, "SimpleAD", "SimpleAD");
        directory(service, "ADConnector", "ADConnector");
        return service.build();
    }

    private static void directory(ServiceBuilder service, String type, String kinds) {
        service.type("AWS::DirectoryService::" + type, "DescribeDirectories", "DirectoryDescriptions")
                .arn("directory/{DirectoryId}")
                .name("{Name}")
                .account("{OwnerDirectoryDescription/AccountId|@account}")
                .except("{Type}", "(?!(?:" + kinds + ")$).*")
                .drop("/RadiusSettings/SharedSecret")
                .detail("DescribeTrusts", "DirectoryId={DirectoryId}")
                .noneOn("UnsupportedOperationException")
                .detail("ListTagsForResource", "ResourceId={DirectoryId}")
                .forTags();
    }
}
