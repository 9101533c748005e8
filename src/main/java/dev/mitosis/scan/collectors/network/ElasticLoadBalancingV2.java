package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Application, network and gateway load balancers. */
final class ElasticLoadBalancingV2 {
    private ElasticLoadBalancingV2() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("elbv2", ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder)
                .prefix("elasticloadbalancing")
                .type("AWS::ElasticLoadBalancingV2::LoadBalancer", "DescribeLoadBalancers", "LoadBalancers")
                .arn("{LoadBalancerArn}")
                .name("{LoadBalancerName}")
                .detail("DescribeTags")
                .batch("ResourceArns", "{LoadBalancerArn}", 20, "TagDescriptions", "ResourceArn")
                .forEveryKey()
                .forTags()
                .and()
                .tags("DescribeTags/TagDescriptions/0/Tags")
                .detail("DescribeLoadBalancerAttributes", "LoadBalancerArn={LoadBalancerArn}")
                .detail("DescribeCapacityReservation", "LoadBalancerArn={LoadBalancerArn}")
                .unless("{Type}", "gateway")
                .keep("MinimumLoadBalancerCapacity")
                .and()
                .type(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        "DescribeListeners",
                        "Listeners",
                        "LoadBalancerArn={LoadBalancerArn}")
                .per("AWS::ElasticLoadBalancingV2::LoadBalancer")
                .arn("{ListenerArn}")
                .name("{@parent/LoadBalancerName}:{Port}")
                .detail("DescribeListenerCertificates", "ListenerArn={ListenerArn}")
                .when("{Certificates/0/CertificateArn}")
                .detail("DescribeListenerAttributes", "ListenerArn={ListenerArn}")
                .and()
                .detail("DescribeTags")
                .batch("ResourceArns", "{ListenerArn}", 20, "TagDescriptions", "ResourceArn")
                .forEveryKey()
                .forTags()
                .and()
                .tags("DescribeTags/TagDescriptions/0/Tags")
                .type(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        "DescribeRules",
                        "Rules",
                        "ListenerArn={ListenerArn}")
                .per("AWS::ElasticLoadBalancingV2::Listener")
                .arn("{RuleArn}")
                .except("{IsDefault}", "true")
                .name("{@parent/ListenerArn} rule {Priority}")
                .detail("DescribeTags")
                .batch("ResourceArns", "{RuleArn}", 20, "TagDescriptions", "ResourceArn")
                .forEveryKey()
                .forTags()
                .and()
                .tags("DescribeTags/TagDescriptions/0/Tags")
                .type("AWS::ElasticLoadBalancingV2::TargetGroup", "DescribeTargetGroups", "TargetGroups")
                .arn("{TargetGroupArn}")
                .name("{TargetGroupName}")
                .detail("DescribeTargetHealth", "TargetGroupArn={TargetGroupArn}")
                .and()
                .detail("DescribeTargetGroupAttributes", "TargetGroupArn={TargetGroupArn}")
                .and()
                .detail("DescribeTags")
                .batch("ResourceArns", "{TargetGroupArn}", 20, "TagDescriptions", "ResourceArn")
                .forEveryKey()
                .forTags()
                .and()
                .tags("DescribeTags/TagDescriptions/0/Tags")
                .end();
    }
}
