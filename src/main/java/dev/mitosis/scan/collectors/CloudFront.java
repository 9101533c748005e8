package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Distributions. */
final class CloudFront {
    private CloudFront() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("cloudfront", CloudFrontClient.class, CloudFrontClient::builder)
                .type("AWS::CloudFront::Distribution", "ListDistributions", "DistributionList/Items")
                .arn("{ARN}")
                .name("{DomainName}")
                .id("{Id}")
                .detail("GetDistributionConfig", "Id={Id}")
                .keep("DistributionConfig")
                .and()
                .detail("ListTagsForResource", "Resource={ARN}")
                .forTags()
                .and()
                .tags("ListTagsForResource/Tags/Items")
                .secret("/Origins/Items/*/CustomHeaders/Items/*/HeaderValue")
                .secret("/GetDistributionConfig/DistributionConfig/Origins/Items/*/CustomHeaders/Items/*/HeaderValue")
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
