package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Directories of an application's users, with the applications that ask them; the users are never read. */
final class CognitoUserPools {
    private static final String POOL = "AWS::Cognito::UserPool";
    private static final String OF_POOL = "UserPoolId={Id}";

    private CognitoUserPools() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional(
                "cognito-idp", CognitoIdentityProviderClient.class, CognitoIdentityProviderClient::builder);
        service.type(POOL, "ListUserPools", "UserPools", "MaxResults=60")
                .describeEach("DescribeUserPool", "UserPool", OF_POOL)
                .arn("userpool/{Id}")
                .id("{Id}")
                .name("{Name}")
                .tags("UserPoolTags")
                .detail("GetUserPoolMfaConfig", OF_POOL)
                .and()
                .type(
                        "AWS::Cognito::UserPoolClient",
                        "ListUserPoolClients",
                        "UserPoolClients",
                        OF_POOL,
                        "MaxResults=60")
                .per(POOL)
                .describeEach(
                        "DescribeUserPoolClient", "UserPoolClient", "UserPoolId={UserPoolId}", "ClientId={ClientId}")
                .arn("userpool/{UserPoolId}/client/{ClientId}")
                .id("{ClientId}")
                .name("{ClientName}")
                .drop("/ClientSecret")
                .type(
                        "AWS::Cognito::UserPoolIdentityProvider",
                        "ListIdentityProviders",
                        "Providers",
                        OF_POOL,
                        "MaxResults=60")
                .per(POOL)
                .describeEach(
                        "DescribeIdentityProvider",
                        "IdentityProvider",
                        "UserPoolId={@parent/Id}",
                        "ProviderName={ProviderName}")
                .arn("userpool/{UserPoolId}/provider/{ProviderName}")
                .name("{ProviderName}")
                .type("AWS::Cognito::UserPoolGroup", "ListGroups", "Groups", OF_POOL)
                .per(POOL)
                .arn("userpool/{UserPoolId}/group/{GroupName}")
                .name("{GroupName}")
                .type(
                        "AWS::Cognito::UserPoolResourceServer",
                        "ListResourceServers",
                        "ResourceServers",
                        OF_POOL,
                        "MaxResults=50")
                .per(POOL)
                .arn("userpool/{UserPoolId}/resource-server/{Identifier}")
                .name("{Name}");
        domains(service, "Domain={Domain}");
        domains(service, "Domain={CustomDomain}");
        return service.build();
    }

    private static void domains(ServiceBuilder service, String domain) {
        service.type("AWS::Cognito::UserPoolDomain", "DescribeUserPoolDomain", "DomainDescription", domain)
                .per(POOL)
                .arn("userpool/{UserPoolId}/domain/{Domain}")
                .id("{Domain}");
    }
}
