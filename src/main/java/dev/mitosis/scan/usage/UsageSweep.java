package dev.mitosis.scan.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ListedResource;
import dev.mitosis.scan.read.TypeRead;
import dev.mitosis.scan.spec.ServiceSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Asks CloudWatch about what was found, as many metrics in a call as it takes; the answers stand in the data of each
 * resource below {@code GetMetricData}.
 */
public final class UsageSweep {
    /** How many metrics one call takes (API Reference of CloudWatch, GetMetricData). */
    private static final int BATCH = 500;

    /** What one metric costs in US dollars (CloudWatch pricing: 0.01 for 1,000 metrics that are asked for). */
    public static final BigDecimal PRICE = new BigDecimal("0.00001");

    public static final String OPERATION = "GetMetricData";

    /** The service with no more than this operation. */
    public static final ServiceSpec SERVICE = ServiceSpec.regional(
                    "cloudwatch", CloudWatchClient.class, CloudWatchClient::builder)
            .implies(OPERATION)
            .build();

    /** What a result says that is none. */
    private static final Set<String> NO_ANSWERS = Set.of("InternalError", "Forbidden");

    private static final long DAY_SECONDS = 86_400;

    private final Pages pages;
    private final CoverageBook coverage;
    private final Function<String, ServiceRegion> places;
    private final Instant end;

    /**
     * A sweep.
     *
     * @param places where CloudWatch is asked in a region, or for what is in none
     * @param at when it is asked; the days end at the midnight (UTC) before
     */
    public UsageSweep(Pages pages, CoverageBook coverage, Function<String, ServiceRegion> places, Instant at) {
        this.pages = pages;
        this.coverage = coverage;
        this.places = places;
        this.end = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), DAY_SECONDS) * DAY_SECONDS);
    }

    /** How many calls so many metrics of one place take, at the least. */
    public static long calls(long metrics) {
        return metrics / BATCH + (metrics % BATCH == 0 ? 0 : 1);
    }

    /** Asks about all that was found. */
    public CompletableFuture<Void> ask(List<TypeRead> reads) {
        Map<String, List<MetricQuestion>> byRegion = new TreeMap<>();
        for (TypeRead read : reads) {
            for (ListedResource found : read.sorted()) {
                questions(read, found)
                        .forEach(question -> byRegion.computeIfAbsent(found.region(), key -> new ArrayList<>())
                                .add(question));
            }
        }
        return Futures.all(byRegion.entrySet().stream()
                .map(region -> ask(region.getKey(), region.getValue()))
                .toList());
    }

    private static List<MetricQuestion> questions(TypeRead read, ListedResource found) {
        return read.spec().type().equals(QuotaUsage.TYPE)
                ? QuotaUsage.of(found)
                : UsageMetric.BY_TYPE.getOrDefault(read.spec().type(), List.of()).stream()
                        .flatMap(metric -> MetricQuestion.of(metric, found).stream())
                        .toList();
    }

    private CompletableFuture<Void> ask(String region, List<MetricQuestion> questions) {
        ServiceRegion place = places.apply(region);
        Map<MetricQuestion, ObjectNode> answers = new HashMap<>();
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        questions.stream()
                .collect(Collectors.groupingBy(MetricQuestion::days, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> {
                    for (int from = 0; from < alike.size(); from += BATCH) {
                        calls.add(askBatch(place, alike.subList(from, Math.min(alike.size(), from + BATCH)), answers));
                    }
                });
        return Futures.all(calls).thenRun(() -> hand(place, region, questions, answers));
    }

    private CompletableFuture<Void> askBatch(
            ServiceRegion place, List<MetricQuestion> batch, Map<MetricQuestion, ObjectNode> answers) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("StartTime", batch.get(0).start(end).toString())
                .put("EndTime", end.toString());
        ArrayNode queries = request.putArray("MetricDataQueries");
        for (int i = 0; i < batch.size(); i++) {
            queries.add(batch.get(i).query("m" + i));
        }
        return pages.whole(place, OPERATION, request)
                .thenAccept(answer -> take(answer, batch, answers))
                .exceptionally(thrown -> {
                    coverage.failed(
                            place.service(), "", place.region(), OPERATION, CallFailedException.failureOf(thrown));
                    return null;
                });
    }

    /** Pages repeat a metric with further days. */
    private void take(ObjectNode answer, List<MetricQuestion> batch, Map<MetricQuestion, ObjectNode> answers) {
        Map<String, ObjectNode> results = new HashMap<>();
        for (JsonNode result : answer.path("MetricDataResults")) {
            if (NO_ANSWERS.contains(result.path("StatusCode").asText())) {
                throw new CallFailedException(refusal(result), null);
            }
            ObjectNode whole =
                    results.computeIfAbsent(result.path("Id").asText(), id -> JsonNodeFactory.instance.objectNode());
            for (String list : List.of("Timestamps", "Values")) {
                result.path(list).forEach(whole.withArray(list)::add);
            }
        }
        synchronized (answers) {
            for (int i = 0; i < batch.size(); i++) {
                JsonNode result = results.getOrDefault("m" + i, JsonNodeFactory.instance.objectNode());
                answers.put(batch.get(i), MetricSummary.of(batch.get(i), result, end));
            }
        }
    }

    private static AwsFailure refusal(JsonNode result) {
        boolean forbidden = result.path("StatusCode").asText().equals("Forbidden");
        return new AwsFailure(
                forbidden ? AwsFailure.Kind.DENIED : AwsFailure.Kind.FAILED,
                result.path("StatusCode").asText(),
                result.path("Messages").path(0).path("Value").asText());
    }

    private void hand(
            ServiceRegion place,
            String region,
            List<MetricQuestion> questions,
            Map<MetricQuestion, ObjectNode> answers) {
        Map<ListedResource, ArrayNode> told = new HashMap<>();
        for (MetricQuestion question : questions) {
            ObjectNode answer = answers.get(question);
            if (answer != null) {
                told.computeIfAbsent(question.about(), key -> JsonNodeFactory.instance.arrayNode())
                        .add(answer);
            }
        }
        told.forEach((about, facts) -> about.answer(OPERATION, facts));
        if (!told.isEmpty()) {
            CoverageReason reason = CoverageReason.counted(answers.size());
            coverage.listed(
                    reason,
                    new Coverage(
                            place.service().name(),
                            "",
                            region,
                            place.service().qualified(OPERATION),
                            reason.status(),
                            answers.size(),
                            ""));
        }
    }
}
