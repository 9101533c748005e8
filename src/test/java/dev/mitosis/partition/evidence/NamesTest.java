package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private final Names names = new Names(new GenericWords().words());

    private static Subject subject(String type, String name, Map<String, String> tags) {
        return new Subject(
                0,
                "arn:aws:test::1:" + name,
                type,
                "eu-west-1",
                name,
                name,
                tags,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "prod-checkout-api, 'prod,checkout,api'",
        "checkoutWorkerPROD, 'checkout,worker,prod'",
        "catalog_prd_db, 'catalog,prd,db'",
        "acme.pre-prod.web, 'acme,preprod,web'",
        "non-production-vpc, 'nonprod,vpc'",
        "logs-eu-west-1-123456789012, 'logs'",
        "shop-dev-Function-1A2B3C4D5E6F, 'shop,dev,function'",
        "sg-0a1b2c3d4e5f60718, ''",
        "JobsDlqQueue2FACE17D, 'jobs,dlq,queue'",
        "/aws/lambda/HTTPProxy, 'aws,lambda,http,proxy'"
    })
    void names_are_split_into_words(String name, String words) {
        assertThat(String.join(",", names.words(name))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "shop-prod, shop-prod-jobs-x1abcdefghij, jobs",
        "shop-prod, shop-prod-Jobs-1ABCDEFGHIJKL, jobs",
        "shop-prod, other-jobs, 'other,jobs'",
        "shop-prod, shop-prod-jobs, 'shop,prod,jobs'",
        "shop-prod, other-jobs-x1abcdefghij, 'other,jobs,x1abcdefghij'",
        "crm, crm-jobs-x1abcdefghij, jobs",
        "crm, crn-jobs-x1abcdefghij, 'crn,jobs,x1abcdefghij'",
        "orders-production, orders-jobs-x1abcdefghij, jobs",
        "orders-production, order-jobs-x1abcdefghij, 'order,jobs,x1abcdefghij'",
        "shop-prod, shop-prod-x1abcdefghij, ''"
    })
    void what_cloudformation_adds_to_a_name_is_not_peoples(String stack, String name, String words) {
        Subject made = subject("AWS::SQS::Queue", name, Map.of(Names.STACK_NAME, stack));

        assertThat(String.join(",", names.of(made))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "ProductionSearchSuggestSt-ReportsDeliverySt-UIPBOKGL1I57, ReportsDeliveryStream, 'reports,delivery,stream'",
        "ProductionSearchSuggestSt-Reports5D063D-UIPBOKGL1I57, Reports5D063D50, reports",
        "ProductionSearchSuggestStack-UIPBOKGL1I57, ReportsStream, 'reports,stream'",
        "ProductionSearchSuggestStack-Reports-UIPBOKGL1I57, Deliveries, reports"
    })
    void what_cloudformation_cut_off_is_read_from_the_logical_id(String name, String logical, String words) {
        Subject made = subject(
                "AWS::Glue::Job",
                name,
                Map.of(Names.STACK_NAME, "ProductionSearchSuggestStack", Names.LOGICAL_ID, logical));

        assertThat(String.join(",", names.of(made))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"orders.dev.acme.example., 'orders,dev'", "acme.co.uk., ''", "orders.acme.co.uk., orders"})
    void the_registrable_domain_is_no_name(String name, String words) {
        assertThat(String.join(",", names.of(subject("AWS::Route53::RecordSet", name, Map.of()))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "orders.dev.acme.example., acme",
        "acme.co.uk., acme",
        "acme.example., acme",
        "orders.acme.co.uk, ''",
        "orders, ''"
    })
    void the_domain_is_what_names_of_an_organisation_share(String name, String words) {
        assertThat(String.join(",", names.domain(subject("AWS::S3::Bucket", name, Map.of()))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Custom", "AWS::S3::Bucket"})
    void a_dot_alone_makes_no_host(String type) {
        assertThat(names.of(subject(type, "orders.live", Map.of()))).containsExactly("orders", "live");
    }

    @Test
    void what_has_no_name_is_called_by_its_id() {
        Subject nameless = new Subject(
                3,
                "arn",
                "AWS::SQS::Queue",
                "eu-west-1",
                "orders-jobs",
                "",
                Map.of(),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of());

        assertThat(names.of(nameless)).containsExactly("orders", "jobs");
        assertThat(names.of(nameless)).isSameAs(names.of(nameless));
    }

    @Test
    void a_name_tag_is_peoples_even_on_what_a_stack_made() {
        Subject made =
                subject("AWS::EC2::Instance", "shop-prod-web", Map.of(Names.STACK_NAME, "shop-prod", "Name", "x"));

        assertThat(names.of(made)).containsExactly("shop", "prod", "web");
    }
}
