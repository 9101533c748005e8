package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** Threat detection, one detector a region, with its lists and destinations. */
final class GuardDuty {
    private static final String DETECTOR = "AWS::GuardDuty::Detector";
    private static final String OF_DETECTOR = "DetectorId={DetectorId}";
    private static final String ABOVE = "DetectorId={@parent/DetectorId}";

    private GuardDuty() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("guardduty", GuardDutyClient.class, GuardDutyClient::builder)
                .type(DETECTOR, "ListDetectors", "DetectorIds")
                .describeEach("GetDetector", "", "DetectorId={@item}")
                .arn("detector/{DetectorId}")
                .detail("GetAdministratorAccount", OF_DETECTOR)
                .detail("ListMembers", OF_DETECTOR)
                .and()
                .drop("/ListMembers/Members/*/Email")
                .type("AWS::GuardDuty::Filter", "ListFilters", "FilterNames", OF_DETECTOR)
                .per(DETECTOR)
                .describeEach("GetFilter", "", ABOVE, "FilterName={@item}")
                .arn("detector/{DetectorId}/filter/{Name}")
                .type("AWS::GuardDuty::IPSet", "ListIPSets", "IpSetIds", OF_DETECTOR)
                .per(DETECTOR)
                .describeEach("GetIPSet", "", ABOVE, "IpSetId={@item}")
                .arn("detector/{DetectorId}/ipset/{IpSetId}")
                .name("{Name}")
                .type("AWS::GuardDuty::ThreatIntelSet", "ListThreatIntelSets", "ThreatIntelSetIds", OF_DETECTOR)
                .per(DETECTOR)
                .describeEach("GetThreatIntelSet", "", ABOVE, "ThreatIntelSetId={@item}")
                .arn("detector/{DetectorId}/threatintelset/{ThreatIntelSetId}")
                .name("{Name}")
                .type(
                        "AWS::GuardDuty::PublishingDestination",
                        "ListPublishingDestinations",
                        "Destinations",
                        OF_DETECTOR)
                .per(DETECTOR)
                .describeEach("DescribePublishingDestination", "", ABOVE, "DestinationId={DestinationId}")
                .arn("detector/{DetectorId}/publishingDestination/{DestinationId}")
                .end();
    }
}
