package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.opensearchserverless.OpenSearchServerlessClient;

/** Serverless search collections and their policies. */
final class OpenSearchServerless {
    private OpenSearchServerless() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional(
                        "opensearchserverless", OpenSearchServerlessClient.class, OpenSearchServerlessClient::builder)
                .prefix("aoss")
                .type("AWS::OpenSearchServerless::Collection", "ListCollections", "collectionSummaries/id")
                .describeAll("BatchGetCollection", "ids", 100, "collectionDetails")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .type(
                        "AWS::OpenSearchServerless::SecurityPolicy",
                        "ListSecurityPolicies",
                        "securityPolicySummaries",
                        "type=encryption")
                .given("AWS::OpenSearchServerless::Collection")
                .describeEach("GetSecurityPolicy", "securityPolicyDetail", "type=encryption", "name={name}")
                .arn("security-policy/{type}/{name}")
                .id("{name}")
                .type(
                        "AWS::OpenSearchServerless::SecurityPolicy",
                        "ListSecurityPolicies",
                        "securityPolicySummaries",
                        "type=network")
                .given("AWS::OpenSearchServerless::Collection")
                .describeEach("GetSecurityPolicy", "securityPolicyDetail", "type=network", "name={name}")
                .arn("security-policy/{type}/{name}")
                .id("{name}")
                .type(
                        "AWS::OpenSearchServerless::AccessPolicy",
                        "ListAccessPolicies",
                        "accessPolicySummaries",
                        "type=data")
                .given("AWS::OpenSearchServerless::Collection")
                .describeEach("GetAccessPolicy", "accessPolicyDetail", "type=data", "name={name}")
                .arn("access-policy/{type}/{name}")
                .id("{name}")
                .type("AWS::OpenSearchServerless::VpcEndpoint", "ListVpcEndpoints", "vpcEndpointSummaries/id")
                .given("AWS::OpenSearchServerless::Collection")
                .describeAll("BatchGetVpcEndpoint", "ids", 100, "vpcEndpointDetails")
                .arn("vpc-endpoint/{id}")
                .name("{name}")
                .type(
                        "AWS::OpenSearchServerless::SecurityConfig",
                        "ListSecurityConfigs",
                        "securityConfigSummaries",
                        "type=saml")
                .given("AWS::OpenSearchServerless::Collection")
                .arn("security-config/{id}")
                .id("{id}")
                .detail("GetSecurityConfig", "id={id}")
                .and()
                .end();
    }
}
