package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.emr.EmrClient;

/** Hadoop clusters that run, and studios. */
final class Emr {
    private Emr() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("emr", EmrClient.class, EmrClient::builder)
                .prefix("elasticmapreduce")
                .type(
                        "AWS::EMR::Cluster",
                        "ListClusters",
                        "Clusters",
                        "ClusterStates=[STARTING,BOOTSTRAPPING,RUNNING,WAITING]")
                .describeEach("DescribeCluster", "Cluster", "ClusterId={Id}")
                .arn("{ClusterArn}")
                .id("{Id}")
                .name("{Name}")
                .detail("ListBootstrapActions", "ClusterId={Id}")
                .detail("GetAutoTerminationPolicy", "ClusterId={Id}")
                .detail("GetManagedScalingPolicy", "ClusterId={Id}")
                .and()
                .type("AWS::EMR::SecurityConfiguration", "ListSecurityConfigurations", "SecurityConfigurations")
                .describeEach("DescribeSecurityConfiguration", "", "Name={Name}")
                .arn("security-configuration/{Name}")
                .id("{Name}")
                .type("AWS::EMR::Studio", "ListStudios", "Studios")
                .describeEach("DescribeStudio", "Studio", "StudioId={StudioId}")
                .arn("{StudioArn}")
                .id("{StudioId}")
                .name("{Name}")
                .end();
    }
}
