package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.sdk.SdkJson;
import dev.mitosis.aws.sdk.SdkRequests;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.DocumentSpec;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.io.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bcmdataexports.model.ExportReference;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTag;
import software.amazon.awssdk.services.costexplorer.model.CostCategoryReference;
import software.amazon.awssdk.services.costexplorer.model.Dimension;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.Metric;

class CostCatalogTest {
    /** The lists that other documents repeat for, with the member of each item. */
    private static final Map<String, String> LISTS = Map.of(
            "ce:ListCostCategoryDefinitions",
                    member(CostCategoryReference.builder(), "CostCategoryReferences", "CostCategoryArn"),
            "ce:ListCostAllocationTags", member(CostAllocationTag.builder(), "CostAllocationTags", "TagKey"),
            "bcm-data-exports:ListExports", member(ExportReference.builder(), "Exports", "ExportArn"));

    private static final CostCatalog CATALOG = CostCatalog.bundled();

    private static String member(SdkPojo item, String list, String member) {
        assertThat(SdkRequests.members(item)).contains(member);
        return list + "/" + member;
    }

    static List<DocumentSpec> documents() {
        return CATALOG.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_document_is_asked_for_with_members_that_its_operation_has(DocumentSpec document) {
        if (document.byHand() != null) {
            assertThat(CostOperations.names()).doesNotContain(document.operation());
            return;
        }
        Map<String, String> values = Map.of(
                "account", "111122223333",
                "today", "2026-01-15",
                "tomorrow", "2026-01-16",
                "historyStart", "2025-01-01",
                "monthsBack12", "2025-01-01",
                "monthsAhead3", "2026-04-15",
                "monthsAhead12", "2027-01-01",
                "daysBack90", "2025-10-17",
                "value", "x");
        JsonNode request = DocumentFetcher.fill(document.parameters(), values);

        assertThat(request.toString()).doesNotContain("${");
        assertThat(CostOperations.names()).contains(document.operation());
    }

    @Test
    void every_operation_only_reads() {
        assertThat(CostOperations.names()).allMatch(name -> name.matches("[a-z-]+:(Get|List|Describe)[A-Za-z]+"));
    }

    @Test
    void the_reach_is_asked_for_from_the_deepest_down() {
        List<LocalDate> starts = RetentionProbe.candidates(CATALOG.series("daily"), LocalDate.of(2026, 1, 15));

        assertThat(starts)
                .isSorted()
                .startsWith(LocalDate.of(2024, 11, 1), LocalDate.of(2024, 11, 15), LocalDate.of(2024, 12, 1));
    }

    @Test
    void a_query_becomes_the_request_that_the_service_knows() {
        AccountDimensions dimensions = new AccountDimensions(
                new java.util.TreeSet<>(List.of("env")), new java.util.TreeSet<>(), List.of("EC2"), Map.of(), Map.of());
        for (HistoryQuery query : new QueryList(CATALOG).all(dimensions)) {
            ObjectNode request = query.request(LocalDate.of(2026, 1, 1), "2026-02-01", "EC2", CATALOG.metrics());
            assertThatCode(() -> SdkRequests.fill(GetCostAndUsageRequest.builder(), request))
                    .doesNotThrowAnyException();
            assertThat(query.groupBy()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void an_answer_turns_into_json_and_back_without_loss() throws Exception {
        ObjectNode request = (ObjectNode)
                Json.mapper()
                        .readTree(
                                "{\"TimePeriod\":{\"Start\":\"2026-01-01\",\"End\":\"2026-02-01\"},\"Granularity\":\"DAILY\","
                                        + "\"Metrics\":[\"UnblendedCost\"],\"Filter\":{\"Not\":{\"Tags\":{\"Key\":\"a\",\"Values\":[\"b\"]}}}}");
        GetCostAndUsageRequest.Builder builder = GetCostAndUsageRequest.builder();
        SdkRequests.fill(builder, request);

        assertThat(SdkJson.toJson(builder.build())).isEqualTo(request);
    }

    @Test
    void every_metric_dimension_and_count_is_one_that_there_is() {
        assertThat(CATALOG.metrics())
                .isSubsetOf(Metric.knownValues().stream()
                        .map(CostCatalogTest::inAnswers)
                        .toList());
        assertThat(CATALOG.groupings()).allSatisfy(grouping -> {
            assertThat(Dimension.knownValues().stream().map(Dimension::toString))
                    .containsAll(grouping.by());
            assertThat(CATALOG.limits().assumed().keySet()).containsAll(grouping.rows());
            assertThat(grouping.slice() == null || grouping.by().contains(grouping.slice()))
                    .isTrue();
        });
        assertThat(CATALOG.groupings()).extracting(CostCatalog.Grouping::name).doesNotHaveDuplicates();
        assertThat(CATALOG.documents()).extracting(DocumentSpec::name).doesNotHaveDuplicates();
    }

    /** {@code UNBLENDED_COST} is {@code UnblendedCost} in requests and answers of the history. */
    private static String inAnswers(Metric metric) {
        return Stream.of(metric.toString().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Test
    void what_repeats_a_document_is_a_list_in_the_answer_of_another() {
        assertThat(CATALOG.documents())
                .filteredOn(document -> document.each() != null)
                .allSatisfy(document -> {
                    String[] path = Objects.requireNonNull(document.each()).split(":", -1);
                    DocumentSpec source = CATALOG.documents().stream()
                            .filter(other -> other.name().equals(path[0]))
                            .findFirst()
                            .orElseThrow();
                    assertThat(path[1] + "/" + path[2]).isIn(LISTS.get(source.operation()));
                    assertThat(CATALOG.documents().indexOf(source))
                            .isLessThan(CATALOG.documents().indexOf(document));
                });
    }

    @Test
    void limits_are_what_is_published_or_stands_beside_them() {
        CostCatalog.Limits limits = CATALOG.limits();

        assertThat(limits.pricePerRequest()).isEqualByComparingTo("0.01");
        assertThat(limits.currency()).isEqualTo("USD");
        assertThat(limits.requestsPerSecond()).isEqualTo(2);
        assertThat(limits.verificationFreshnessHours()).isEqualTo(24);
        assertThat(limits.exportFreshnessHours()).isEqualTo(48);
        assertThat(CATALOG.series("monthly").depthMonths().get(0)).isEqualTo(38);
        assertThat(CATALOG.series("daily").depthMonths().get(0)).isEqualTo(14);
        assertThat(CATALOG.series("hourly").depthDays().get(0)).isEqualTo(14);
        assertThat(CATALOG.series("resources").depthDays().get(0)).isEqualTo(14);
    }
}
