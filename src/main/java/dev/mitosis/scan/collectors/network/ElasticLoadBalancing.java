package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;

/** Classic load balancers. */
final class ElasticLoadBalancing {
    private ElasticLoadBalancing() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("elb", ElasticLoadBalancingClient.class, ElasticLoadBalancingClient::builder)
                .prefix("elasticloadbalancing")
                .type("AWS::ElasticLoadBalancing::LoadBalancer", "DescribeLoadBalancers", "LoadBalancerDescriptions")
                .arn("loadbalancer/{LoadBalancerName}")
                .name("{LoadBalancerName}")
                .detail("DescribeTags")
                .batch("LoadBalancerNames", "{LoadBalancerName}", 20, "TagDescriptions", "LoadBalancerName")
                .forEveryKey()
                .forTags()
                .and()
                .tags("DescribeTags/TagDescriptions/0/Tags")
                .detail("DescribeLoadBalancerAttributes", "LoadBalancerName={LoadBalancerName}")
                .detail("DescribeLoadBalancerPolicies", "LoadBalancerName={LoadBalancerName}")
                .when("{Policies/AppCookieStickinessPolicies/0/PolicyName"
                        + "|Policies/LBCookieStickinessPolicies/0/PolicyName|Policies/OtherPolicies/0}")
                .and()
                .end();
    }
}
