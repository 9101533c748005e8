package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.waf.WafClient;
import software.amazon.awssdk.services.waf.regional.WafRegionalClient;

/** Web access lists of the first generation. */
final class WafClassic {
    private WafClassic() {}

    static ServiceSpec spec() {
        ServiceBuilder service =
                ServiceSpec.regional("waf-regional", WafRegionalClient.class, WafRegionalClient::builder);
        lists(service, "AWS::WAFRegional::");
        return service.build();
    }

    static ServiceSpec ofCloudFront() {
        ServiceBuilder service = ServiceSpec.global("waf", WafClient.class, WafClient::builder);
        lists(service, "AWS::WAF::");
        return service.build();
    }

    private static void lists(ServiceBuilder service, String family) {
        String acl = family + "WebACL";
        service.type(acl, "ListWebACLs", "WebACLs", "Limit=100")
                .describeEach("GetWebACL", "WebACL", "WebACLId={WebACLId}")
                .arn("webacl/{WebACLId}")
                .name("{Name}");
        service.type(family + "Rule", "ListRules", "Rules", "Limit=100")
                .given(acl)
                .describeEach("GetRule", "Rule", "RuleId={RuleId}")
                .arn("rule/{RuleId}")
                .name("{Name}");
        service.type(family + "RateBasedRule", "ListRateBasedRules", "Rules", "Limit=100")
                .given(acl)
                .describeEach("GetRateBasedRule", "Rule", "RuleId={RuleId}")
                .arn("ratebasedrule/{RuleId}")
                .name("{Name}");
        service.type(family + "IPSet", "ListIPSets", "IPSets", "Limit=100")
                .given(acl)
                .describeEach("GetIPSet", "IPSet", "IPSetId={IPSetId}")
                .arn("ipset/{IPSetId}")
                .name("{Name}");
    }
}
