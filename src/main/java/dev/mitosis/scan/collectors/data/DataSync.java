package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.stream.Stream;
import software.amazon.awssdk.services.datasync.DataSyncClient;

/** DataSync agents, locations and tasks. One operation lists all locations; the scheme of the URI tells their kind. */
final class DataSync {
    private DataSync() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional("datasync", DataSyncClient.class, DataSyncClient::builder);
        service.type("AWS::DataSync::Agent", "ListAgents", "Agents")
                .describeEach("DescribeAgent", "", "AgentArn={AgentArn}")
                .arn("{AgentArn}")
                .name("{Name}")
                .given(
                        "AWS::DataSync::LocationNFS",
                        "AWS::DataSync::LocationSMB",
                        "AWS::DataSync::LocationHDFS",
                        "AWS::DataSync::LocationObjectStorage",
                        "AWS::DataSync::LocationAzureBlob");
        service.type("AWS::DataSync::Task", "ListTasks", "Tasks")
                .given(locations())
                .describeEach("DescribeTask", "", "TaskArn={TaskArn}")
                .arn("{TaskArn}")
                .name("{Name}")
                .detail("ListTagsForResource", "ResourceArn={TaskArn}")
                .forTags();
        described(service, "LocationS3", "s3", "DescribeLocationS3");
        described(service, "LocationEFS", "efs", "DescribeLocationEfs");
        described(service, "LocationNFS", "nfs", "DescribeLocationNfs");
        described(service, "LocationSMB", "smb", "DescribeLocationSmb");
        described(service, "LocationObjectStorage", "object-storage", "DescribeLocationObjectStorage");
        described(service, "LocationHDFS", "hdfs", "DescribeLocationHdfs");
        described(service, "LocationAzureBlob", "azure-blob", "DescribeLocationAzureBlob");
        described(service, "LocationFSxWindows", "fsxw", "DescribeLocationFsxWindows");
        described(service, "LocationFSxLustre", "fsxl", "DescribeLocationFsxLustre");
        described(service, "LocationFSxOpenZFS", "fsxz", "DescribeLocationFsxOpenZfs");
        described(service, "LocationFSxONTAP", "fsxn-(?:nfs|smb)", "DescribeLocationFsxOntap");
        return service.build();
    }

    private static String[] locations() {
        return Stream.of(
                        "S3",
                        "EFS",
                        "NFS",
                        "SMB",
                        "ObjectStorage",
                        "HDFS",
                        "AzureBlob",
                        "FSxWindows",
                        "FSxLustre",
                        "FSxOpenZFS",
                        "FSxONTAP")
                .map(kind -> "AWS::DataSync::Location" + kind)
                .toArray(String[]::new);
    }

    private static void described(ServiceBuilder service, String type, String scheme, String operation) {
        service.type("AWS::DataSync::" + type, "ListLocations", "Locations", "MaxResults=100")
                .arn("{LocationArn}")
                .name("{LocationUri}")
                .except("{LocationUri}", "(?!" + scheme + "://).*")
                .detail(operation, "LocationArn={LocationArn}");
    }
}
