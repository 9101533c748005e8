package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** All collectors. The order decides who has a resource that two of them name: the first. */
public final class Collectors {
    private static final List<ServiceSpec> ALL = List.of(
            Ec2Instances.spec(),
            Ec2Networks.spec(),
            Ec2Connections.spec(),
            AutoScaling.spec(),
            ElasticLoadBalancing.spec(),
            ElasticLoadBalancingV2.spec(),
            Rds.spec(),
            S3.spec(),
            Lambda.spec(),
            Iam.spec(),
            DynamoDb.spec(),
            Sqs.spec(),
            Sns.spec(),
            EventBridge.spec(),
            StepFunctions.spec(),
            ApiGateway.spec(),
            ApiGatewayV2.spec(),
            Ecs.spec(),
            Ecr.spec(),
            CloudFront.spec(),
            Route53.spec(),
            Acm.spec(),
            Kms.spec(),
            Secrets.spec(),
            Ssm.spec(),
            CloudWatch.spec(),
            CloudWatchLogs.spec(),
            CloudFormation.spec(),
            Eks.spec(),
            Batch.spec(),
            AppRunner.spec(),
            ElasticBeanstalk.spec(),
            Lightsail.spec(),
            LightsailGlobal.spec(),
            Efs.spec(),
            Fsx.spec(),
            Backup.spec(),
            DataSync.spec(),
            StorageGateway.spec(),
            Transfer.spec(),
            ElastiCache.spec(),
            MemoryDb.spec(),
            Dax.spec(),
            Redshift.spec(),
            RedshiftServerless.spec(),
            OpenSearch.spec(),
            OpenSearchServerless.spec(),
            TimestreamWrite.spec(),
            TimestreamInfluxDb.spec(),
            Kinesis.spec(),
            Firehose.spec(),
            KinesisAnalytics.spec(),
            Kafka.spec(),
            Mq.spec(),
            Glue.spec(),
            Athena.spec(),
            Emr.spec(),
            EmrServerless.spec(),
            LakeFormation.spec(),
            SageMakerStudio.spec(),
            SageMaker.spec(),
            Bedrock.spec(),
            BedrockAgent.spec(),
            QuickSight.spec(),
            Dms.spec(),
            Mwaa.spec(),
            ApplicationAutoScaling.spec(),
            ImageBuilder.spec(),
            Dlm.spec(),
            CloudHsm.spec(),
            DirectoryService.spec(),
            WorkSpaces.spec());

    private Collectors() {}

    /** Every service that is read. */
    public static List<ServiceSpec> all() {
        return ALL;
    }
}
