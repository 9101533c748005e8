package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The hub of security findings, where it is switched on. */
final class SecurityHub {
    private static final String HUB = "AWS::SecurityHub::Hub";

    private SecurityHub() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("securityhub", SecurityHubClient.class, SecurityHubClient::builder)
                .type(HUB, "DescribeHub", "")
                .noneOn("InvalidAccessException", "ResourceNotFoundException")
                .arn("{HubArn}")
                .name("Security Hub")
                .detail("GetAdministratorAccount")
                .detail("ListEnabledProductsForImport")
                .and()
                .type("AWS::SecurityHub::Standard", "GetEnabledStandards", "StandardsSubscriptions")
                .per(HUB)
                .arn("{StandardsSubscriptionArn}")
                .name("{StandardsArn#tail}")
                .type("AWS::SecurityHub::Insight", "GetInsights", "Insights")
                .per(HUB)
                .arn("{InsightArn}")
                .name("{Name}")
                .except("{InsightArn}", "arn:[^:]+:securityhub:::insight/.*")
                .type("AWS::SecurityHub::AutomationRule", "ListAutomationRules", "AutomationRulesMetadata")
                .per(HUB)
                .arn("{RuleArn}")
                .name("{RuleName}")
                .detail("BatchGetAutomationRules")
                .batch("AutomationRulesArns", "{RuleArn}", 100, "Rules", "RuleArn")
                .keep("Criteria", "Actions")
                .forEveryKey()
                .and()
                .type("AWS::SecurityHub::FindingAggregator", "ListFindingAggregators", "FindingAggregators")
                .per(HUB)
                .describeEach("GetFindingAggregator", "", "FindingAggregatorArn={FindingAggregatorArn}")
                .arn("{FindingAggregatorArn}")
                .end();
    }
}
