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
            CloudFormation.spec());

    private Collectors() {}

    /** Every service that is read. */
    public static List<ServiceSpec> all() {
        return ALL;
    }
}
