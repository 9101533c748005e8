package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/** Search domains, those of Elasticsearch included. */
final class OpenSearch {
    private OpenSearch() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("opensearch", OpenSearchClient.class, OpenSearchClient::builder)
                .prefix("es")
                .type("AWS::OpenSearchService::Domain", "ListDomainNames", "DomainNames/DomainName")
                .describeAll("DescribeDomains", "DomainNames", 5, "DomainStatusList")
                .arn("{ARN}")
                .id("{DomainName}")
                .detail("ListTags", "ARN={ARN}")
                .forTags()
                .and()
                .type("AWS::OpenSearchService::ReservedInstance", "DescribeReservedInstances", "ReservedInstances")
                .given("AWS::OpenSearchService::Domain")
                .arn("reserved-instance/{ReservedInstanceId}")
                .name("{ReservationName}")
                .except("{State}", "retired|payment-failed")
                .end();
    }
}
