package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.PageTrail;
import dev.mitosis.cost.CostCatalog.Limits;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.store.PageSink;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends requests within the budget, backs off, follows page tokens. */
final class CostCaller {
    private static final List<String> TOKENS = List.of("NextPageToken", "NextToken");

    /** Every page is paid for. */
    private static final int MOST_REPEATED = 20;

    private final CostClients clients;
    private final Limits limits;
    private final RequestBudget budget;
    private final SleepingStopwatch stopwatch;

    CostCaller(CostClients clients, Limits limits, RequestBudget budget, SleepingStopwatch stopwatch) {
        this.clients = clients;
        this.limits = limits;
        this.budget = budget;
        this.stopwatch = stopwatch;
    }

    RequestBudget budget() {
        return budget;
    }

    /**
     * Reads all pages.
     *
     * @throws RequestRefusedException where the service does not answer; {@link FetchStatus#TOKEN_EXPIRED} means that
     *     the pages so far are void and the request has to start again
     */
    void pages(CostOperation operation, JsonNode parameters, PageSink sink)
            throws RequestRefusedException, IOException {
        PageTrail trail = new PageTrail((ObjectNode) parameters, MOST_REPEATED);
        Optional<ObjectNode> request = Optional.of((ObjectNode) parameters);
        while (request.isPresent()) {
            ObjectNode page = once(operation, request.get());
            request = next(parameters, page);
            Optional<AwsFailure> endless = request.flatMap(next -> trail.follow(page, next));
            if (endless.isPresent()) {
                throw new RequestRefusedException(
                        FetchStatus.FAILED, endless.get().reason(), null);
            }
            sink.accept(page);
        }
    }

    /** The request for the next page; takes the token out of this one. */
    private static Optional<ObjectNode> next(JsonNode parameters, ObjectNode page) {
        Optional<ObjectNode> next = Optional.empty();
        for (String token : TOKENS) {
            JsonNode value = page.remove(token);
            if (value != null && !value.asText().isEmpty()) {
                next = Optional.of(((ObjectNode) parameters.deepCopy()).set(token, value));
            }
        }
        return next;
    }

    private ObjectNode once(CostOperation operation, JsonNode parameters) throws RequestRefusedException {
        for (int attempt = 1; ; attempt++) {
            budget.acquire(operation.paid());
            try {
                return operation.answer(clients, parameters);
            } catch (SdkException e) {
                FetchStatus outcome = ServiceError.outcome(e);
                if (outcome == FetchStatus.CREDENTIALS) {
                    throw badCredentials(operation, e);
                }
                if (!outcome.passing() || attempt == limits.attempts()) {
                    throw new RequestRefusedException(outcome, reason(e), e);
                }
                stopwatch.sleep(backoff(attempt));
            }
        }
    }

    private Duration backoff(int attempt) {
        long millis = limits.firstBackoffMillis() << Math.min(attempt - 1, 20);
        return Duration.ofMillis(Math.min(millis, limits.longestBackoffMillis()));
    }

    /** The service's own words, without request ids, so that the same refusal always reads the same. */
    private static String reason(SdkException error) {
        String text = String.valueOf(error.getMessage());
        int detail = text.indexOf(" (Service:");
        return (detail > 0 ? text.substring(0, detail) : text).strip();
    }

    private static MitosisException badCredentials(CostOperation operation, SdkException cause) {
        return new MitosisException(
                "M-COST-02",
                "AWS does not accept the credentials for " + operation.name(),
                reason(cause),
                "renew the credentials and run the same command again; finished parts are not paid twice",
                ExitCode.CREDENTIALS,
                cause);
    }
}
