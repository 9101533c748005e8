package dev.mitosis.scan.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Arn;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;

class ArnTypesTest {
    @ParameterizedTest
    @CsvSource({
        "AWS::S3::Bucket, logs, arn:aws:s3:::logs",
        "AWS::Route53::HostedZone, Z1, arn:aws:route53:eu-west-1::hostedzone/Z1",
        "AWS::ApiGateway::RestApi, a1, arn:aws:apigateway:eu-west-1::/restapis/a1",
        "AWS::EC2::Instance, i-1, arn:aws:ec2:eu-west-1:123456789012:instance/i-1",
    })
    void an_arn_that_is_made_has_the_parts_that_those_of_its_type_have(String type, String id, String arn) {
        ServiceRegion place = new ServiceRegion(
                ServiceSpec.regional("sqs", SqsClient.class, SqsClient::builder).build(),
                "eu-west-1",
                Map.of("region", "eu-west-1", "partition", "aws", "account", "123456789012"));

        assertThat(ArnTypes.load().arnOf(type, id, place)).hasToString(arn);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:eu-west-1:123456789012:instance/i-1, AWS::EC2::Instance",
        "arn:aws:rds:eu-west-1:123456789012:db:orders, AWS::RDS::DBInstance",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/1, AWS::ElasticLoadBalancingV2::LoadBalancer",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/x, AWS::ElasticLoadBalancing::LoadBalancer",
        "arn:aws:s3:::bucket, AWS::S3::Bucket",
        "arn:aws:sqs:eu-west-1:123456789012:jobs, AWS::SQS::Queue",
        "arn:aws:quantum-things:eu-west-1:123456789012:flux-gate/1, AWS::quantumthings::fluxgate",
    })
    void the_form_of_an_arn_tells_the_type(String arn, String type) {
        assertThat(ArnTypes.load().typeOf(Arn.of(arn))).isEqualToIgnoringCase(type);
    }
}
