package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.appsync.AppSyncClient;

/** GraphQL and event APIs with their sources; keys of APIs are never read, because their ids are the keys. */
final class AppSync {
    private static final String GRAPHQL = "AWS::AppSync::GraphQLApi";
    private static final String EVENTS = "AWS::AppSync::Api";
    private static final String OF_API = "apiId={apiId}";

    private AppSync() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("appsync", AppSyncClient.class, AppSyncClient::builder)
                .type(GRAPHQL, "ListGraphqlApis", "graphqlApis")
                .arn("{arn}")
                .id("{apiId}")
                .name("{name}")
                .secret("/GetGraphqlApiEnvironmentVariables/environmentVariables/*")
                .detail("GetGraphqlApiEnvironmentVariables", OF_API)
                .and()
                .type("AWS::AppSync::DataSource", "ListDataSources", "dataSources", OF_API)
                .per(GRAPHQL)
                .arn("{dataSourceArn}")
                .name("{name}")
                .type("AWS::AppSync::FunctionConfiguration", "ListFunctions", "functions", OF_API)
                .per(GRAPHQL)
                .arn("{functionArn}")
                .name("{name}")
                .drop("/code", "/requestMappingTemplate", "/responseMappingTemplate")
                .type("AWS::AppSync::DomainName", "ListDomainNames", "domainNameConfigs")
                .given(GRAPHQL, EVENTS)
                .arn("{domainNameArn}")
                .id("{domainName}")
                .detail("GetApiAssociation", "domainName={domainName}")
                .and()
                .type(EVENTS, "ListApis", "apis")
                .arn("{apiArn}")
                .id("{apiId}")
                .name("{name}")
                .type("AWS::AppSync::ChannelNamespace", "ListChannelNamespaces", "channelNamespaces", OF_API)
                .per(EVENTS)
                .arn("{channelNamespaceArn}")
                .name("{name}")
                .drop("/codeHandlers")
                .end();
    }
}
