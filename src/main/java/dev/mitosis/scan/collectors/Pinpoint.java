package dev.mitosis.scan.collectors;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.pinpoint.PinpointClient;

/** Campaigns to an application's users, and the segments that they go to. */
final class Pinpoint {
    private static final String APP = "AWS::Pinpoint::App";
    private static final String OF_APP = "ApplicationId={Id}";

    private Pinpoint() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("pinpoint", PinpointClient.class, PinpointClient::builder)
                .prefix("mobiletargeting")
                .type(APP, "GetApps", "ApplicationsResponse/Item")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .detail("GetEventStream", OF_APP)
                .detail("GetChannels", OF_APP)
                .and()
                .type("AWS::Pinpoint::Segment", "GetSegments", "SegmentsResponse/Item", OF_APP)
                .per(APP)
                .arn("{Arn}")
                .name("{Name}")
                .type("AWS::Pinpoint::Campaign", "GetCampaigns", "CampaignsResponse/Item", OF_APP)
                .per(APP)
                .arn("{Arn}")
                .name("{Name}")
                .end();
    }
}
