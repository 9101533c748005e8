package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** HTTP and WebSocket APIs. */
final class ApiGatewayV2 {
    private static final String GET = "apigateway:GET";

    private ApiGatewayV2() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("apigatewayv2", ApiGatewayV2Client.class, ApiGatewayV2Client::builder)
                .prefix("apigateway")
                .action("GetApis", GET)
                .action("GetRoutes", GET)
                .action("GetIntegrations", GET)
                .action("GetStages", GET)
                .action("GetAuthorizers", GET)
                .action("GetDomainNames", GET)
                .action("GetApiMappings", GET)
                .action("GetVpcLinks", GET)
                .type("AWS::ApiGatewayV2::Api", "GetApis", "Items", "MaxResults=500")
                .arn("arn:{@partition}:apigateway:{@region}::/apis/{ApiId}")
                .id("{ApiId}")
                .name("{Name}")
                .detail("GetRoutes", "ApiId={ApiId}")
                .and()
                .detail("GetIntegrations", "ApiId={ApiId}")
                .and()
                .detail("GetAuthorizers", "ApiId={ApiId}")
                .and()
                .type("AWS::ApiGatewayV2::Stage", "GetStages", "Items", "ApiId={ApiId}")
                .per("AWS::ApiGatewayV2::Api")
                .arn("arn:{@partition}:apigateway:{@region}::/apis/{@parent/ApiId}/stages/{StageName}")
                .name("{@parent/Name}/{StageName}")
                .type("AWS::ApiGatewayV2::DomainName", "GetDomainNames", "Items")
                .arn("arn:{@partition}:apigateway:{@region}::/domainnames/{DomainName}")
                .id("{DomainName}")
                .detail("GetApiMappings", "DomainName={DomainName}")
                .and()
                .type("AWS::ApiGatewayV2::VpcLink", "GetVpcLinks", "Items")
                .arn("arn:{@partition}:apigateway:{@region}::/vpclinks/{VpcLinkId}")
                .name("{Name}")
                .end();
    }
}
