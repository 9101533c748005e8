package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.pinpoint.PinpointClient;

/** Campaigns to an application's users, the segments that they go to and the templates of their messages. */
final class Pinpoint {
    private static final String APP = "AWS::Pinpoint::App";
    private static final String OF_APP = "ApplicationId={Id}";

    private Pinpoint() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional("pinpoint", PinpointClient.class, PinpointClient::builder)
                .prefix("mobiletargeting");
        service.type(APP, "GetApps", "ApplicationsResponse/Item")
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
                .name("{Name}");
        templates(service, "AWS::Pinpoint::EmailTemplate", "EMAIL", "GetEmailTemplate");
        templates(service, "AWS::Pinpoint::SmsTemplate", "SMS", "GetSmsTemplate");
        templates(service, "AWS::Pinpoint::PushTemplate", "PUSH", "GetPushTemplate");
        templates(service, "AWS::Pinpoint::InAppTemplate", "INAPP", "GetInAppTemplate");
        templates(service, "AWS::Pinpoint::VoiceTemplate", "VOICE", "GetVoiceTemplate");
        return service.build();
    }

    /** One listing holds those of all kinds. */
    private static void templates(ServiceBuilder service, String type, String kind, String described) {
        service.type(type, "ListTemplates", "TemplatesResponse/Item", "PageSize=100")
                .only("{TemplateType}", kind)
                .arn("{Arn}")
                .id("{TemplateName}")
                .detail(described, "TemplateName={TemplateName}");
    }
}
