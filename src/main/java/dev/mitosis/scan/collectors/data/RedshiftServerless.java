package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;

/** Serverless data warehouses. */
final class RedshiftServerless {
    private RedshiftServerless() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional(
                        "redshift-serverless", RedshiftServerlessClient.class, RedshiftServerlessClient::builder)
                .type("AWS::RedshiftServerless::Namespace", "ListNamespaces", "namespaces")
                .arn("{namespaceArn}")
                .id("{namespaceName}")
                .detail("GetResourcePolicy", "resourceArn={namespaceArn}")
                .detail("ListSnapshotCopyConfigurations", "maxResults=100")
                .joined("{namespaceName}", "snapshotCopyConfigurations", "namespaceName")
                .detail("ListTagsForResource", "resourceArn={namespaceArn}")
                .forTags()
                .and()
                .type("AWS::RedshiftServerless::Workgroup", "ListWorkgroups", "workgroups")
                .given("AWS::RedshiftServerless::Namespace")
                .arn("{workgroupArn}")
                .id("{workgroupName}")
                .detail("ListTagsForResource", "resourceArn={workgroupArn}")
                .forTags()
                .and()
                .type("AWS::RedshiftServerless::Snapshot", "ListSnapshots", "snapshots")
                .given("AWS::RedshiftServerless::Namespace")
                .arn("{snapshotArn}")
                .id("{snapshotName}")
                .end();
    }
}
