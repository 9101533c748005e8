package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.route53.Route53Client;

/** DNS zones, records and health checks. */
final class Route53 {
    private static final int TAGGED_AT_ONCE = 10;

    private Route53() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("route53", Route53Client.class, Route53Client::builder)
                .type("AWS::Route53::HostedZone", "ListHostedZones", "HostedZones")
                .arn("arn:{@partition}:route53:::hostedzone/{Id#tail}")
                .name("{Name}")
                .detail("GetHostedZone", "Id={Id}")
                .keep("VPCs", "DelegationSet")
                .and()
                .detail("ListQueryLoggingConfigs", "MaxResults=100")
                .joined("{Id#tail}", "QueryLoggingConfigs", "HostedZoneId")
                .and()
                .detail("ListTagsForResources", "ResourceType=hostedzone")
                .batch("ResourceIds", "{Id#tail}", TAGGED_AT_ONCE, "ResourceTagSets", "ResourceId")
                .forEveryKey()
                .forTags()
                .and()
                .tags("ListTagsForResources/ResourceTagSets/0/Tags")
                .type("AWS::Route53::RecordSet", "ListResourceRecordSets", "ResourceRecordSets", "HostedZoneId={Id}")
                .per("AWS::Route53::HostedZone")
                .arn(
                        "arn:{@partition}:route53:::hostedzone/{@parent/Id#tail}/recordset/{Name}/{Type}/{SetIdentifier|'simple'}")
                .id("{Name}")
                .name("{Name}")
                .type("AWS::Route53::HealthCheck", "ListHealthChecks", "HealthChecks")
                .arn("arn:{@partition}:route53:::healthcheck/{Id}")
                .detail("ListTagsForResources", "ResourceType=healthcheck")
                .batch("ResourceIds", "{Id}", TAGGED_AT_ONCE, "ResourceTagSets", "ResourceId")
                .forEveryKey()
                .forTags()
                .and()
                .tags("ListTagsForResources/ResourceTagSets/0/Tags")
                .end();
    }
}
