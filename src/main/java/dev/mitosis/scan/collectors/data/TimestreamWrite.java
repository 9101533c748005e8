package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;

/** Time series databases and tables. */
final class TimestreamWrite {
    private TimestreamWrite() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("timestream-write", TimestreamWriteClient.class, TimestreamWriteClient::builder)
                .prefix("timestream")
                .implies("DescribeEndpoints")
                .type("AWS::Timestream::Database", "ListDatabases", "Databases")
                .arn("{Arn}")
                .id("{DatabaseName}")
                .detail("ListTagsForResource", "ResourceARN={Arn}")
                .forTags()
                .and()
                .type("AWS::Timestream::Table", "ListTables", "Tables")
                .given("AWS::Timestream::Database")
                .arn("{Arn}")
                .id("{TableName}")
                .name("{DatabaseName}/{TableName}")
                .end();
    }
}
