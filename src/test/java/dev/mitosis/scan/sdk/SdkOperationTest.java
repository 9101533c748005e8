package dev.mitosis.scan.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53domains.Route53DomainsClient;
import software.amazon.awssdk.services.waf.regional.WafRegionalClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

class SdkOperationTest {
    @ParameterizedTest
    @CsvSource({
        "DescribeDBInstances, DescribeDbInstances",
        "ListWebACLs, ListWebAcLs",
        "ListOpenIDConnectProviders, ListOpenIdConnectProviders",
        "ListObjectsV2, ListObjectsV2",
        "DescribeVpcs, DescribeVpcs",
    })
    void classes_are_named_as_the_generator_names_them(String operation, String stem) {
        assertThat(JavaNames.classStem(operation)).isEqualTo(stem);
    }

    @Test
    void an_operation_that_does_not_exist_is_refused_by_name() {
        assertThatThrownBy(() -> SdkOperation.bind(RdsClient.class, "DescribeUnicorns"))
                .hasMessage("RdsClient has no operation DescribeUnicorns");
    }

    @Test
    void a_parameter_that_the_request_lacks_is_refused_by_name() {
        SdkOperation operation = SdkOperation.bind(RdsClient.class, "DescribeDBInstances");
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("Colour", "red");

        assertThatThrownBy(() -> operation.call(RdsClient.class, parameters)).hasMessageContaining("Colour");
    }

    @Test
    void markers_and_tokens_carry_over_to_the_next_request() {
        assertThat(paging(RdsClient.class, "DescribeDBInstances")).isEqualTo("{/Marker=Marker}");
        assertThat(paging(KmsClient.class, "ListKeys")).isEqualTo("{/NextMarker=Marker}");
        assertThat(paging(CloudFrontClient.class, "ListDistributions"))
                .isEqualTo("{/DistributionList/NextMarker=Marker}");
        assertThat(SdkOperation.bind(Route53Client.class, "ListResourceRecordSets")
                        .paging()
                        .carried())
                .hasSize(3);
    }

    @Test
    void wrapped_lists_and_markers_of_other_names_carry_over_too() {
        assertThat(paging(CloudFrontClient.class, "ListRealtimeLogConfigs"))
                .isEqualTo("{/RealtimeLogConfigs/NextMarker=Marker}");
        assertThat(paging(Wafv2Client.class, "ListWebACLs")).isEqualTo("{/NextMarker=NextMarker}");
        assertThat(paging(Route53DomainsClient.class, "ListDomains")).isEqualTo("{/NextPageMarker=Marker}");
    }

    @Test
    void an_api_that_shares_the_models_of_another_is_bound_to_them() {
        assertThat(SdkOperation.bind(WafRegionalClient.class, "ListWebACLs").requestMembers())
                .contains("Limit");
    }

    @Test
    void the_last_page_is_the_one_that_is_not_truncated() {
        Paging paging = SdkOperation.bind(IamClient.class, "ListUsers").paging();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode middle =
                JsonNodeFactory.instance.objectNode().put("IsTruncated", true).put("Marker", "m");
        ObjectNode last =
                JsonNodeFactory.instance.objectNode().put("IsTruncated", false).put("Marker", "m");

        assertThat(paging.next(request, middle))
                .contains(JsonNodeFactory.instance.objectNode().put("Marker", "m"));
        assertThat(paging.next(request, last)).isEmpty();
    }

    @Test
    void a_service_that_repeats_its_token_does_not_keep_the_scan_forever() {
        Paging paging =
                SdkOperation.bind(RdsClient.class, "DescribeDBInstances").paging();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("Marker", "same");
        ObjectNode request =
                paging.next(JsonNodeFactory.instance.objectNode(), answer).orElseThrow();

        assertThat(paging.next(request, answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IsTruncated", "Truncated", "HasMoreTags", "HasMoreDeliveryStreams", "AdditionalRoutesAvailable"
            })
    void an_answer_says_when_it_is_not_all_there_is(String member) {
        assertThat(Paging.endsEarly(JsonNodeFactory.instance.objectNode().put(member, true)))
                .isTrue();
        assertThat(Paging.endsEarly(JsonNodeFactory.instance.objectNode().put(member, false)))
                .isFalse();
    }

    private static String paging(Class<?> client, String operation) {
        return SdkOperation.bind(client, operation).paging().carried().toString();
    }
}
