package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** Quotas that apply, and those that were raised on request: new accounts begin with the usual ones. */
final class ServiceQuotas {
    /** The services for whose quotas the workloads of one account compete. */
    private static final String COMPETED =
            "[ec2,ebs,vpc,elasticloadbalancing,lambda,fargate,rds,dynamodb,kms,apigateway]";

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
                .type(
                        "AWS::ServiceQuotas::AccountSettings",
                        "GetServiceQuota",
                        "",
                        "ServiceCode=vpc",
                        "QuotaCode=L-F678F1CE")
                .arn("account-settings")
                .name("Service quotas")
                .detail("ListServiceQuotas", "ServiceCode={@item}", "MaxResults=100")
                .each(COMPETED)
                .forUsage()
                .and()
                .end();
    }
}
