package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** The record of who did what. */
final class CloudTrail {
    private static final String STORE = "AWS::CloudTrail::EventDataStore";

    private CloudTrail() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("cloudtrail", CloudTrailClient.class, CloudTrailClient::builder)
                .type("AWS::CloudTrail::Trail", "DescribeTrails", "trailList", "includeShadowTrails=false")
                .arn("{TrailARN}")
                .id("{Name}")
                .detail("GetTrailStatus", "Name={TrailARN}")
                .keep("IsLogging")
                .detail("GetEventSelectors", "TrailName={TrailARN}")
                .detail("GetInsightSelectors", "TrailName={TrailARN}")
                .noneOn("InsightNotEnabledException")
                .detail("ListTags")
                .batch("ResourceIdList", "{TrailARN}", 20, "ResourceTagList", "ResourceId")
                .forEveryKey()
                .forTags()
                .and()
                .tags("ListTags/ResourceTagList/0/TagsList")
                .type(STORE, "ListEventDataStores", "EventDataStores")
                .describeEach("GetEventDataStore", "", "EventDataStore={EventDataStoreArn}")
                .arn("{EventDataStoreArn}")
                .name("{Name}")
                .except("{Status}", "PENDING_DELETION")
                .detail("GetInsightSelectors", "EventDataStore={EventDataStoreArn}")
                .noneOn("InsightNotEnabledException")
                .keep("InsightSelectors", "InsightsDestination")
                .detail("GetEventConfiguration", "EventDataStore={EventDataStoreArn}")
                .keep("MaxEventSize", "ContextKeySelectors")
                .and()
                .type("AWS::CloudTrail::Channel", "ListChannels", "Channels")
                .given(STORE)
                .describeEach("GetChannel", "", "Channel={ChannelArn}")
                .arn("{ChannelArn}")
                .name("{Name}")
                .type("AWS::CloudTrail::Dashboard", "ListDashboards", "Dashboards", "Type=CUSTOM")
                .given(STORE)
                .arn("{DashboardArn}")
                .detail("GetDashboard", "DashboardId={DashboardArn}")
                .keep("Widgets", "RefreshSchedule", "TerminationProtectionEnabled")
                .and()
                .end();
    }
}
