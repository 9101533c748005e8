package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.timestreaminfluxdb.TimestreamInfluxDbClient;

/** InfluxDB instances and clusters. */
final class TimestreamInfluxDb {
    private TimestreamInfluxDb() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional(
                        "timestream-influxdb", TimestreamInfluxDbClient.class, TimestreamInfluxDbClient::builder)
                .type("AWS::Timestream::InfluxDBInstance", "ListDbInstances", "items")
                .describeEach("GetDbInstance", "", "identifier={id}")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .type("AWS::Timestream::InfluxDBCluster", "ListDbClusters", "items")
                .given("AWS::Timestream::InfluxDBInstance")
                .describeEach("GetDbCluster", "", "dbClusterId={id}")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .end();
    }
}
