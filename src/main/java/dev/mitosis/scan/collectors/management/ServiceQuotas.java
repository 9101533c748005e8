package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** Quotas that were raised on request: new accounts begin with the usual ones. */
final class ServiceQuotas {
    private ServiceQuotas() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("service-quotas", ServiceQuotasClient.class, ServiceQuotasClient::builder)
                .prefix("servicequotas")
                .type(
                        "AWS::ServiceQuotas::QuotaIncrease",
                        "ListRequestedServiceQuotaChangeHistory",
                        "RequestedQuotas",
                        "MaxResults=100")
                .arn("{QuotaArn}/request/{Id}")
                .id("{Id}")
                .name("{ServiceCode}: {QuotaName}")
                .except("{Status}", "DENIED|NOT_APPROVED|INVALID_REQUEST")
                .drop("/Requester")
                .end();
    }
}
