package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** Pools that give users of an application credentials of the account. */
final class CognitoIdentityPools {
    private CognitoIdentityPools() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("cognito-identity", CognitoIdentityClient.class, CognitoIdentityClient::builder)
                .type("AWS::Cognito::IdentityPool", "ListIdentityPools", "IdentityPools", "MaxResults=60")
                .describeEach("DescribeIdentityPool", "", "IdentityPoolId={IdentityPoolId}")
                .arn("identitypool/{IdentityPoolId}")
                .id("{IdentityPoolId}")
                .name("{IdentityPoolName}")
                .tags("IdentityPoolTags")
                .detail("GetIdentityPoolRoles", "IdentityPoolId={IdentityPoolId}")
                .and()
                .end();
    }
}
