package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** REST APIs. */
final class ApiGateway {
    private static final String GET = "apigateway:GET";

    private ApiGateway() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("apigateway", ApiGatewayClient.class, ApiGatewayClient::builder)
                .action("GetRestApis", GET)
                .action("GetResources", GET)
                .action("GetStages", GET)
                .action("GetAuthorizers", GET)
                .action("GetDomainNames", GET)
                .action("GetBasePathMappings", GET)
                .action("GetVpcLinks", GET)
                .action("GetApiKeys", GET)
                .action("GetUsagePlans", GET)
                .action("GetUsagePlanKeys", GET)
                .action("GetAccount", GET)
                .type("AWS::ApiGateway::RestApi", "GetRestApis", "items", "limit=500")
                .arn("arn:{@partition}:apigateway:{@region}::/restapis/{id}")
                .id("{id}")
                .name("{name}")
                .detail("GetResources", "restApiId={id}", "embed=[methods]", "limit=500")
                .and()
                .detail("GetAuthorizers", "restApiId={id}")
                .and()
                .type("AWS::ApiGateway::Stage", "GetStages", "item", "restApiId={id}")
                .per("AWS::ApiGateway::RestApi")
                .arn("arn:{@partition}:apigateway:{@region}::/restapis/{@parent/id}/stages/{stageName}")
                .name("{@parent/name}/{stageName}")
                .type("AWS::ApiGateway::DomainName", "GetDomainNames", "items", "limit=500")
                .arn("arn:{@partition}:apigateway:{@region}::/domainnames/{domainName}")
                .id("{domainName}")
                .detail("GetBasePathMappings", "domainName={domainName}")
                .and()
                .type("AWS::ApiGateway::VpcLink", "GetVpcLinks", "items", "limit=500")
                .arn("arn:{@partition}:apigateway:{@region}::/vpclinks/{id}")
                .name("{name}")
                .type("AWS::ApiGateway::ApiKey", "GetApiKeys", "items", "includeValues=false", "limit=500")
                .arn("arn:{@partition}:apigateway:{@region}::/apikeys/{id}")
                .name("{name}")
                .drop("/value")
                .type("AWS::ApiGateway::UsagePlan", "GetUsagePlans", "items", "limit=500")
                .arn("arn:{@partition}:apigateway:{@region}::/usageplans/{id}")
                .name("{name}")
                .detail("GetUsagePlanKeys", "usagePlanId={id}")
                .and()
                .drop("/GetUsagePlanKeys/items/*/value")
                .type("AWS::ApiGateway::Account", "GetAccount", "")
                .given("AWS::ApiGateway::RestApi")
                .arn("arn:{@partition}:apigateway:{@region}::/account")
                .name("API Gateway account settings")
                .end();
    }
}
