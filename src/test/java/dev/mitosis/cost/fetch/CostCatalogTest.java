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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;

class CostCatalogTest {
    private static final CostCatalog CATALOG = CostCatalog.bundled();

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
}
