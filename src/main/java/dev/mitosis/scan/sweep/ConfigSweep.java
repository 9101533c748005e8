package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ListedResource;
import dev.mitosis.scan.read.Tags;
import dev.mitosis.scan.read.TypeRead;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * Asks AWS Config, where it records, for the resources of types that no collector has read: one call tells which types
 * there are, and the rest is only asked of those.
 */
final class ConfigSweep {
    private static final String COUNTS = "GetDiscoveredResourceCounts";
    private static final String SELECT = Mention.Source.CONFIG.operation();
    private static final String RECORDER = "AWS::Config::ConfigurationRecorder";
    private static final int TYPES_A_QUERY = 40;
    private static final int PAGE_SIZE = 100;

    /** The service as the guard, the ledger and the policy know it. */
    static final ServiceSpec SERVICE = ServiceSpec.regional(
                    Mention.Source.CONFIG.service(), ConfigClient.class, ConfigClient::builder)
            .prefix("config")
            .build();

    static final List<String> OPERATIONS = List.of(COUNTS, SELECT);

    private final Pages pages;
    private final CoverageBook coverage;
    private final PartTypes parts;
    private final Queue<Mention> seen = new ConcurrentLinkedQueue<>();

    ConfigSweep(Pages pages, CoverageBook coverage, PartTypes parts) {
        this.pages = pages;
        this.coverage = coverage;
        this.parts = parts;
    }

    /** The regions in which a recorder runs. */
    static Set<String> recording(List<TypeRead> reads) {
        return reads.stream()
                .filter(read -> read.spec().type().equals(RECORDER))
                .filter(read -> read.sorted().stream().anyMatch(ConfigSweep::records))
                .map(read -> read.place().asked())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean records(ListedResource recorder) {
        return Items.at(recorder.data(), "DescribeConfigurationRecorderStatus/ConfigurationRecordersStatus").stream()
                .anyMatch(status -> status.path("recording").asBoolean());
    }

    /** Asks in one region for everything but the types that are known. */
    CompletableFuture<Void> run(ServiceRegion place, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        return pages.each(place, COUNTS, JsonNodeFactory.instance.objectNode(), page -> unknown(page, known, unknown))
                .thenCompose(done -> select(place, List.copyOf(unknown)))
                .handle((done, thrown) -> {
                    if (thrown == null) {
                        Coverage row = row(place);
                        coverage.listed(CoverageReason.counted(row.count()), row);
                    } else {
                        coverage.failed(SERVICE, "", place.region(), SELECT, CallFailedException.failureOf(thrown));
                    }
                    return null;
                });
    }

    private void unknown(ObjectNode page, Set<String> known, Set<String> unknown) {
        for (JsonNode count : page.path("resourceCounts")) {
            String type = count.path("resourceType").asText("");
            if (!type.isEmpty() && !known.contains(type) && !parts.contains(type)) {
                unknown.add(type);
            }
        }
    }

    private CompletableFuture<Void> select(ServiceRegion place, List<String> types) {
        List<CompletableFuture<Void>> queries = new ArrayList<>();
        for (int from = 0; from < types.size(); from += TYPES_A_QUERY) {
            String list = types.subList(from, Math.min(types.size(), from + TYPES_A_QUERY)).stream()
                    .map(type -> "'" + type + "'")
                    .collect(Collectors.joining(","));
            ObjectNode request = JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "Expression",
                            "SELECT arn, resourceId, resourceName, resourceType, awsRegion, tags WHERE resourceType IN ("
                                    + list + ")")
                    .put("Limit", PAGE_SIZE);
            queries.add(pages.each(place, SELECT, request, this::take));
        }
        return Futures.all(queries);
    }

    private void take(ObjectNode page) {
        for (JsonNode result : page.path("Results")) {
            try {
                JsonNode item = Json.mapper().readTree(result.asText(""));
                Arn.parse(item.path("arn").asText("")).ifPresent(arn -> seen.add(mention(arn, item)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("AWS Config answers a query with JSON in texts", e);
            }
        }
    }

    private static Mention mention(Arn arn, JsonNode item) {
        return new Mention(
                Mention.Source.CONFIG,
                arn,
                item.path("resourceType").asText(""),
                item.path("awsRegion").asText(arn.region()),
                item.path("resourceId").asText(""),
                Tags.within(item),
                item.deepCopy());
    }

    private Coverage row(ServiceRegion place) {
        int count = (int)
                seen.stream().filter(one -> one.region().equals(place.region())).count();
        return new Coverage(
                SERVICE.name(),
                "",
                place.region(),
                SERVICE.qualified(SELECT),
                CoverageReason.counted(count).status(),
                count,
                "");
    }

    List<Mention> mentions() {
        return List.copyOf(seen);
    }
}
