package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB tables. */
final class DynamoDb {
    private DynamoDb() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("dynamodb", DynamoDbClient.class, DynamoDbClient::builder)
                .type("AWS::DynamoDB::Table", "ListTables", "TableNames")
                .probe()
                .describeEach("DescribeTable", "Table", "TableName={@item}")
                .arn("{TableArn}")
                .id("{TableName}")
                .detail("ListTagsOfResource", "ResourceArn={TableArn}")
                .forTags()
                .and()
                .detail("DescribeContinuousBackups", "TableName={TableName}")
                .and()
                .detail("DescribeTimeToLive", "TableName={TableName}")
                .and()
                .detail("DescribeKinesisStreamingDestination", "TableName={TableName}")
                .keep("KinesisDataStreamDestinations")
                .and()
                .detail("ListContributorInsights", "MaxResults=100")
                .joined("{TableName}", "ContributorInsightsSummaries", "TableName")
                .and()
                .detail("GetResourcePolicy", "ResourceArn={TableArn}")
                .keep("Policy")
                .and()
                .type("AWS::DynamoDB::Backup", "ListBackups", "BackupSummaries")
                .arn("{BackupArn}")
                .name("{BackupName}")
                .end();
    }
}
