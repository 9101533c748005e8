package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;

/** How networks resolve names: endpoints, rules, the firewall of queries and their log. */
final class Route53Resolver {
    private static final String RULE = "AWS::Route53Resolver::ResolverRule";
    private static final String GROUP = "AWS::Route53Resolver::FirewallRuleGroup";
    private static final String LOG = "AWS::Route53Resolver::ResolverQueryLoggingConfig";

    private Route53Resolver() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("route53resolver", Route53ResolverClient.class, Route53ResolverClient::builder)
                .type("AWS::Route53Resolver::ResolverEndpoint", "ListResolverEndpoints", "ResolverEndpoints")
                .given("AWS::EC2::VPC")
                .arn("{Arn}")
                .name("{Name}")
                .detail("ListResolverEndpointIpAddresses", "ResolverEndpointId={Id}")
                .detail("ListTagsForResource", "ResourceArn={Arn}")
                .forTags()
                .and()
                .type(RULE, "ListResolverRules", "ResolverRules", "MaxResults=100")
                .given("AWS::EC2::VPC")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .except("{Id}", "rslvr-autodefined-.*")
                .account("{OwnerId}")
                .detail("ListTagsForResource", "ResourceArn={Arn}")
                .forTags()
                .and()
                .type(
                        "AWS::Route53Resolver::ResolverRuleAssociation",
                        "ListResolverRuleAssociations",
                        "ResolverRuleAssociations",
                        "MaxResults=100")
                .given(RULE)
                .arn("resolver-rule-association/{Id}")
                .name("{Name}")
                .except("{ResolverRuleId}", "rslvr-autodefined-.*")
                .type(GROUP, "ListFirewallRuleGroups", "FirewallRuleGroups")
                .given("AWS::EC2::VPC")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .account("{OwnerId}")
                .detail("ListFirewallRules", "FirewallRuleGroupId={Id}")
                .unless("{ShareStatus}", "SHARED_WITH_ME")
                .and()
                .type(
                        "AWS::Route53Resolver::FirewallRuleGroupAssociation",
                        "ListFirewallRuleGroupAssociations",
                        "FirewallRuleGroupAssociations")
                .given(GROUP)
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .type("AWS::Route53Resolver::FirewallDomainList", "ListFirewallDomainLists", "FirewallDomainLists")
                .given(GROUP)
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .except("{ManagedOwnerName}", ".+")
                .type(LOG, "ListResolverQueryLogConfigs", "ResolverQueryLogConfigs")
                .given("AWS::EC2::VPC")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .account("{OwnerId}")
                .type(
                        "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
                        "ListResolverQueryLogConfigAssociations",
                        "ResolverQueryLogConfigAssociations")
                .given(LOG)
                .arn("resolver-query-log-config-association/{Id}")
                .end();
    }
}
