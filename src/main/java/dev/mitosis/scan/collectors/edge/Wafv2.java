package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/** Web access lists with what they are made of: those of regions, and those of CloudFront, which one region tells. */
final class Wafv2 {
    private static final String NAME = "wafv2";
    private static final String PROTECTED =
            "[APPLICATION_LOAD_BALANCER,API_GATEWAY,APPSYNC,COGNITO_USER_POOL,APP_RUNNER_SERVICE,VERIFIED_ACCESS_INSTANCE]";

    private Wafv2() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional(NAME, Wafv2Client.class, Wafv2Client::builder);
        lists(service, "Scope=REGIONAL", PROTECTED);
        return service.build();
    }

    static ServiceSpec ofCloudFront() {
        ServiceBuilder service = ServiceSpec.global(NAME, Wafv2Client.class, Wafv2Client::builder);
        // Distributions name their list themselves.
        lists(service, "Scope=CLOUDFRONT", "[]");
        return service.build();
    }

    private static void lists(ServiceBuilder service, String scope, String attached) {
        service.type("AWS::WAFv2::WebACL", "ListWebACLs", "WebACLs", scope)
                .describeEach("GetWebACL", "WebACL", "Name={Name}", scope, "Id={Id}")
                .arn("{ARN}")
                .id("{Id}")
                .name("{Name}")
                .detail("ListLoggingConfigurations", scope)
                .joined("{ARN}", "LoggingConfigurations", "ResourceArn")
                .detail("ListResourcesForWebACL", "WebACLArn={@parent/ARN}", "ResourceType={@item}")
                .each(attached)
                .detail("ListTagsForResource", "ResourceARN={ARN}")
                .forTags()
                .and()
                .tags("ListTagsForResource/TagInfoForResource/TagList");
        service.type("AWS::WAFv2::RuleGroup", "ListRuleGroups", "RuleGroups", scope)
                .describeEach("GetRuleGroup", "RuleGroup", "Name={Name}", scope, "Id={Id}")
                .arn("{ARN}")
                .id("{Id}")
                .name("{Name}");
        service.type("AWS::WAFv2::IPSet", "ListIPSets", "IPSets", scope)
                .describeEach("GetIPSet", "IPSet", "Name={Name}", scope, "Id={Id}")
                .arn("{ARN}")
                .id("{Id}")
                .name("{Name}");
        service.type("AWS::WAFv2::RegexPatternSet", "ListRegexPatternSets", "RegexPatternSets", scope)
                .given("AWS::WAFv2::WebACL", "AWS::WAFv2::RuleGroup")
                .describeEach("GetRegexPatternSet", "RegexPatternSet", "Name={Name}", scope, "Id={Id}")
                .arn("{ARN}")
                .id("{Id}")
                .name("{Name}");
    }
}
