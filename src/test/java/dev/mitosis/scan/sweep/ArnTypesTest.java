package dev.mitosis.scan.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Arn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnTypesTest {
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
