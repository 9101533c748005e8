package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.costexplorer.model.CostExplorerException;
import software.amazon.awssdk.services.costexplorer.model.GetTagsResponse;

class CostCallerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private final StillStopwatch stopwatch = new StillStopwatch();

    private static Faults faults(Set<String> denied, int throttled) {
        LocalDate start = TODAY.minusMonths(2);
        return new Faults(denied, start, start, TODAY, false, false, throttled, 0, 0, 100);
    }

    private List<String> tags(Faults faults) throws Exception {
        Ledger ledger = Ledger.random(new Random(3), TODAY.minusDays(2), TODAY, 2);
        try (CostServer server = new CostServer(ledger, faults, TODAY, 1);
                CostClients clients = TestClients.of(server.endpoint())) {
            CostCatalog.Limits limits = CostCatalog.bundled().limits();
            RequestBudget budget = new RequestBudget(stopwatch, limits.requestsPerSecond(), 1000);
            CostCaller caller = new CostCaller(clients, limits, budget, stopwatch);
            List<String> pages = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                caller.pages(
                        CostOperations.named("ce:GetTags"),
                        dev.mitosis.io.Json.mapper()
                                .readTree("{\"TimePeriod\":{\"Start\":\"2026-01-01\",\"End\":\"2026-01-15\"}}"),
                        page -> pages.add(page.toString()));
            }
            return pages;
        }
    }

    @Test
    void requests_keep_to_two_a_second() throws Exception {
        assertThat(tags(faults(Set.of(), 0))).hasSize(10);
        assertThat(stopwatch.waited()).isEqualTo(Duration.ofMillis(9 * 500));
    }

    @Test
    void too_many_requests_are_backed_off_and_then_answered() throws Exception {
        assertThat(tags(faults(Set.of(), 40))).hasSize(10);
        assertThat(stopwatch.waited()).isGreaterThan(Duration.ofMillis(9 * 500));
    }

    @Test
    void a_denied_operation_is_told_with_the_words_of_the_service() {
        assertThatThrownBy(() -> tags(faults(Set.of("GetTags"), 0)))
                .isInstanceOfSatisfying(RequestRefusedException.class, refusal -> {
                    assertThat(refusal.outcome()).isEqualTo(FetchStatus.DENIED);
                    assertThat(refusal.reason()).isEqualTo("User is not authorized to perform: ce:GetTags");
                });
    }

    @Test
    void pages_that_never_end_are_refused_before_they_cost_much() {
        AtomicInteger asked = new AtomicInteger();
        CostOperation endless = new CostOperation(
                "ce:GetTags",
                (clients, request) -> GetTagsResponse.builder()
                        .tags(List.of())
                        .nextPageToken("page " + asked.incrementAndGet())
                        .build());
        try (CostClients clients = TestClients.of(java.net.URI.create("http://127.0.0.1:9"))) {
            CostCatalog.Limits limits = CostCatalog.bundled().limits();
            RequestBudget budget = new RequestBudget(stopwatch, limits.requestsPerSecond(), 1000);
            CostCaller caller = new CostCaller(clients, limits, budget, stopwatch);

            assertThatThrownBy(() ->
                            caller.pages(endless, dev.mitosis.io.Json.mapper().createObjectNode(), page -> {}))
                    .isInstanceOfSatisfying(RequestRefusedException.class, refusal -> {
                        assertThat(refusal.outcome()).isEqualTo(FetchStatus.FAILED);
                        assertThat(refusal.reason()).startsWith("EndlessList");
                    });
        }
        assertThat(asked.get()).isLessThan(30);
    }

    @Test
    void expired_credentials_end_everything() {
        CostOperation refused = new CostOperation("ce:GetTags", (clients, request) -> {
            throw CostExplorerException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ExpiredTokenException")
                            .errorMessage("The security token included in the request is expired")
                            .build())
                    .message("The security token included in the request is expired")
                    .statusCode(400)
                    .build();
        });
        try (CostClients clients = TestClients.of(java.net.URI.create("http://127.0.0.1:9"))) {
            CostCatalog.Limits limits = CostCatalog.bundled().limits();
            CostCaller caller = new CostCaller(clients, limits, new RequestBudget(stopwatch, 2, 10), stopwatch);

            assertThatThrownBy(() ->
                            caller.pages(refused, dev.mitosis.io.Json.mapper().createObjectNode(), page -> {}))
                    .isInstanceOfSatisfying(MitosisException.class, error -> {
                        assertThat(error.exit()).isEqualTo(ExitCode.CREDENTIALS);
                        assertThat(error.code()).isEqualTo("M-COST-02");
                    });
        }
    }
}
