package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Distributions with the policies, functions and keys that they use. */
final class CloudFront {
    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

    private CloudFront() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("cloudfront", CloudFrontClient.class, CloudFrontClient::builder)
                .type(DISTRIBUTION, "ListDistributions", "DistributionList/Items")
                .arn("{ARN}")
                .name("{DomainName}")
                .id("{Id}")
                .detail("GetDistributionConfig", "Id={Id}")
                .keep("DistributionConfig")
                .and()
                .detail("ListTagsForResource", "Resource={ARN}")
                .forTags()
                .and()
                .type(
                        "AWS::CloudFront::OriginAccessControl",
                        "ListOriginAccessControls",
                        "OriginAccessControlList/Items")
                .arn("origin-access-control/{Id}")
                .name("{Name}")
                .type(
                        "AWS::CloudFront::CloudFrontOriginAccessIdentity",
                        "ListCloudFrontOriginAccessIdentities",
                        "CloudFrontOriginAccessIdentityList/Items")
                .arn("origin-access-identity/{Id}")
                .name("{Comment}")
                .type("AWS::CloudFront::Function", "ListFunctions", "FunctionList/Items", "Stage=LIVE")
                .arn("{FunctionMetadata/FunctionARN}")
                .name("{Name}")
                .detail("GetFunction", "Name={Name}", "Stage=LIVE")
                .keep("FunctionCode")
                .and()
                .type("AWS::CloudFront::KeyValueStore", "ListKeyValueStores", "KeyValueStoreList/Items")
                .given("AWS::CloudFront::Function")
                .arn("{ARN}")
                .name("{Name}")
                .type("AWS::CloudFront::PublicKey", "ListPublicKeys", "PublicKeyList/Items")
                .given(DISTRIBUTION)
                .arn("public-key/{Id}")
                .name("{Name}")
                .type("AWS::CloudFront::KeyGroup", "ListKeyGroups", "KeyGroupList/Items")
                .given("AWS::CloudFront::PublicKey")
                .arn("key-group/{KeyGroup/Id}")
                .name("{KeyGroup/KeyGroupConfig/Name}")
                .type("AWS::CloudFront::RealtimeLogConfig", "ListRealtimeLogConfigs", "RealtimeLogConfigs/Items")
                .given(DISTRIBUTION)
                .arn("{ARN}")
                .name("{Name}")
                .type(
                        "AWS::CloudFront::FieldLevelEncryptionConfig",
                        "ListFieldLevelEncryptionConfigs",
                        "FieldLevelEncryptionList/Items")
                .given("AWS::CloudFront::PublicKey")
                .arn("field-level-encryption-config/{Id}")
                .type(
                        "AWS::CloudFront::ContinuousDeploymentPolicy",
                        "ListContinuousDeploymentPolicies",
                        "ContinuousDeploymentPolicyList/Items")
                .given(DISTRIBUTION)
                .arn("continuous-deployment-policy/{ContinuousDeploymentPolicy/Id}")
                .type("AWS::CloudFront::VpcOrigin", "ListVpcOrigins", "VpcOriginList/Items")
                .given(DISTRIBUTION)
                .arn("{Arn}")
                .name("{Name}")
                .type("AWS::CloudFront::CachePolicy", "ListCachePolicies", "CachePolicyList/Items", "Type=custom")
                .arn("cache-policy/{CachePolicy/Id}")
                .name("{CachePolicy/CachePolicyConfig/Name}")
                .type(
                        "AWS::CloudFront::OriginRequestPolicy",
                        "ListOriginRequestPolicies",
                        "OriginRequestPolicyList/Items",
                        "Type=custom")
                .arn("origin-request-policy/{OriginRequestPolicy/Id}")
                .name("{OriginRequestPolicy/OriginRequestPolicyConfig/Name}")
                .type(
                        "AWS::CloudFront::ResponseHeadersPolicy",
                        "ListResponseHeadersPolicies",
                        "ResponseHeadersPolicyList/Items",
                        "Type=custom")
                .arn("response-headers-policy/{ResponseHeadersPolicy/Id}")
                .name("{ResponseHeadersPolicy/ResponseHeadersPolicyConfig/Name}")
                .end();
    }
}
