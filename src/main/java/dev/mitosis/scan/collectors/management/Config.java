package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.config.ConfigClient;

/** The record of configurations and the rules that judge it. */
final class Config {
    private static final String RECORDER = "AWS::Config::ConfigurationRecorder";

    private Config() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("configservice", ConfigClient.class, ConfigClient::builder)
                .prefix("config")
                .type(RECORDER, "DescribeConfigurationRecorders", "ConfigurationRecorders")
                .arn("configuration-recorder/{name}")
                .id("{name}")
                .detail("DescribeConfigurationRecorderStatus")
                .joined("{name}", "ConfigurationRecordersStatus", "name")
                .and()
                .drop("/DescribeConfigurationRecorderStatus/ConfigurationRecordersStatus/*/lastStatusChangeTime")
                .type("AWS::Config::DeliveryChannel", "DescribeDeliveryChannels", "DeliveryChannels")
                .given(RECORDER)
                .arn("delivery-channel/{name}")
                .id("{name}")
                .type("AWS::Config::ConfigRule", "DescribeConfigRules", "ConfigRules")
                .given(RECORDER)
                .arn("{ConfigRuleArn}")
                .id("{ConfigRuleName}")
                .detail("DescribeRemediationConfigurations")
                .batch("ConfigRuleNames", "{ConfigRuleName}", 25, "RemediationConfigurations", "ConfigRuleName")
                .and()
                .type("AWS::Config::ConformancePack", "DescribeConformancePacks", "ConformancePackDetails")
                .given("AWS::Config::ConfigRule")
                .arn("{ConformancePackArn}")
                .id("{ConformancePackName}")
                .type(
                        "AWS::Config::ConfigurationAggregator",
                        "DescribeConfigurationAggregators",
                        "ConfigurationAggregators")
                .arn("{ConfigurationAggregatorArn}")
                .id("{ConfigurationAggregatorName}")
                .type(
                        "AWS::Config::AggregationAuthorization",
                        "DescribeAggregationAuthorizations",
                        "AggregationAuthorizations")
                .given(RECORDER)
                .arn("{AggregationAuthorizationArn}")
                .name("{AuthorizedAccountId}/{AuthorizedAwsRegion}")
                .type("AWS::Config::StoredQuery", "ListStoredQueries", "StoredQueryMetadata")
                .given(RECORDER, "AWS::Config::ConfigurationAggregator")
                .arn("{QueryArn}")
                .name("{QueryName}")
                .detail("GetStoredQuery", "QueryName={QueryName}")
                .and()
                .end();
    }
}
