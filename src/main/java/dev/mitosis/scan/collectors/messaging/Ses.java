package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Mail: who may send, how what is sent is followed, and what becomes of mail that comes in. */
final class Ses {
    private static final String IDENTITY = "AWS::SES::EmailIdentity";

    private Ses() {}

    static ServiceSpec sending() {
        return ServiceSpec.regional("sesv2", SesV2Client.class, SesV2Client::builder)
                .prefix("ses")
                .type(IDENTITY, "ListEmailIdentities", "EmailIdentities")
                .describeEach("GetEmailIdentity", "", "EmailIdentity={IdentityName}")
                .arn("identity/{EmailIdentity}")
                .id("{EmailIdentity}")
                .type("AWS::SES::ConfigurationSet", "ListConfigurationSets", "ConfigurationSets")
                .describeEach("GetConfigurationSet", "", "ConfigurationSetName={@item}")
                .arn("configuration-set/{ConfigurationSetName}")
                .id("{ConfigurationSetName}")
                .detail("GetConfigurationSetEventDestinations", "ConfigurationSetName={ConfigurationSetName}")
                .and()
                .type("AWS::SES::DedicatedIpPool", "ListDedicatedIpPools", "DedicatedIpPools")
                .given(IDENTITY)
                .describeEach("GetDedicatedIpPool", "DedicatedIpPool", "PoolName={@item}")
                .arn("dedicated-ip-pool/{PoolName}")
                .id("{PoolName}")
                .type("AWS::SES::ContactList", "ListContactLists", "ContactLists")
                .given(IDENTITY)
                .arn("contact-list/{ContactListName}")
                .id("{ContactListName}")
                .detail("GetContactList", "ContactListName={ContactListName}")
                .keep("Topics", "Description", "Tags")
                .and()
                .type("AWS::SES::Template", "ListEmailTemplates", "TemplatesMetadata")
                .given(IDENTITY)
                .arn("template/{TemplateName}")
                .id("{TemplateName}")
                .end();
    }

    static ServiceSpec receiving() {
        return ServiceSpec.regional("ses", SesClient.class, SesClient::builder)
                .type("AWS::SES::ReceiptRuleSet", "ListReceiptRuleSets", "RuleSets")
                .given(IDENTITY)
                .describeEach("DescribeReceiptRuleSet", "", "RuleSetName={Name}")
                .arn("receipt-rule-set/{RuleSetName}")
                .id("{RuleSetName}")
                .type("AWS::SES::ReceiptFilter", "ListReceiptFilters", "Filters")
                .given("AWS::SES::ReceiptRuleSet")
                .arn("receipt-filter/{Name}")
                .id("{Name}")
                .end();
    }
}
