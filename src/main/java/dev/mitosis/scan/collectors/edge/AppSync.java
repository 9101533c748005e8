package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.appsync.AppSyncClient;

/**
 * GraphQL and event APIs with their sources. The id of an API key is the key itself, so that only its digest is kept.
 */
final class AppSync {
    private static final String GRAPHQL = "AWS::AppSync::GraphQLApi";
    private static final String EVENTS = "AWS::AppSync::Api";
    private static final String OF_API = "apiId={apiId}";

    /** How the definitions of types begin whose fields nothing resolves. */
    private static final String WITHOUT_RESOLVERS = "(?s)\\s*(?:input|enum|scalar|union|interface)\\b.*";

    private AppSync() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("appsync", AppSyncClient.class, AppSyncClient::builder)
                .type(GRAPHQL, "ListGraphqlApis", "graphqlApis")
                .arn("{arn}")
                .id("{apiId}")
                .name("{name}")
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
                .type("AWS::AppSync::Resolver", "ListTypes", "types", OF_API, "format=SDL")
                .per(GRAPHQL)
                .describeEach("ListResolvers", "resolvers", "apiId={@parent/apiId}", "typeName={name}")
                .describeExcept("{definition}", WITHOUT_RESOLVERS)
                .namesOthers()
                .arn("{resolverArn}")
                .name("{typeName}.{fieldName}")
                .type("AWS::AppSync::ApiKey", "ListApiKeys", "apiKeys", OF_API)
                .per(GRAPHQL)
                .arn("apis/{@parent/apiId}/apikeys/{id#digest}")
                .id("{id#digest}")
                .name("{description|id#digest}")
                .drop("/id")
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
                .end();
    }
}
