package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;

/** Firewalls of networks with their policies and rules. */
final class NetworkFirewall {
    private NetworkFirewall() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("network-firewall", NetworkFirewallClient.class, NetworkFirewallClient::builder)
                .type("AWS::NetworkFirewall::Firewall", "ListFirewalls", "Firewalls")
                .given("AWS::EC2::VPC")
                .describeEach("DescribeFirewall", "", "FirewallArn={FirewallArn}")
                .arn("{FirewallArn}")
                .name("{Firewall/FirewallName}")
                .tags("Firewall/Tags")
                .detail("DescribeLoggingConfiguration", "FirewallArn={FirewallArn}")
                .and()
                .type("AWS::NetworkFirewall::FirewallPolicy", "ListFirewallPolicies", "FirewallPolicies")
                .describeEach("DescribeFirewallPolicy", "", "FirewallPolicyArn={Arn}")
                .arn("{FirewallPolicyArn}")
                .name("{FirewallPolicyResponse/FirewallPolicyName}")
                .tags("FirewallPolicyResponse/Tags")
                .detail("DescribeResourcePolicy", "ResourceArn={FirewallPolicyArn}")
                .and()
                .type("AWS::NetworkFirewall::RuleGroup", "ListRuleGroups", "RuleGroups", "Scope=ACCOUNT")
                .given("AWS::NetworkFirewall::FirewallPolicy")
                .describeEach("DescribeRuleGroup", "", "RuleGroupArn={Arn}")
                .arn("{RuleGroupArn}")
                .name("{RuleGroupResponse/RuleGroupName}")
                .tags("RuleGroupResponse/Tags")
                .type(
                        "AWS::NetworkFirewall::TLSInspectionConfiguration",
                        "ListTLSInspectionConfigurations",
                        "TLSInspectionConfigurations")
                .given("AWS::NetworkFirewall::FirewallPolicy")
                .describeEach("DescribeTLSInspectionConfiguration", "", "TLSInspectionConfigurationArn={Arn}")
                .arn("{TLSInspectionConfigurationArn}")
                .name("{TLSInspectionConfigurationResponse/TLSInspectionConfigurationName}")
                .tags("TLSInspectionConfigurationResponse/Tags")
                .end();
    }
}
