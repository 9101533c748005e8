package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ArnTypes;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;

/**
 * Asks Resource Explorer, where the account has indexes. One call tells where they are; an aggregator index answers for
 * all regions.
 */
public final class ExplorerSweep {
    private static final String INDEXES = "ListIndexes";
    private static final String LIST = Mention.Source.EXPLORER.operation();
    private static final String AGGREGATOR = "AGGREGATOR";
    private static final int PAGE_SIZE = 1000;

    /** The service as the guard, the ledger and the policy know it; a listing needs the permission to search. */
    public static final ServiceSpec SERVICE = ServiceSpec.regional(
                    Mention.Source.EXPLORER.service(), ResourceExplorer2Client.class, ResourceExplorer2Client::builder)
            .prefix("resource-explorer-2")
            .action(LIST, "resource-explorer-2:Search")
            .build();

    static final List<String> OPERATIONS = List.of(INDEXES, LIST);

    private final Pages pages;
    private final CoverageBook coverage;
    private final ArnTypes types;
    private final PartTypes parts;
    private final Queue<Mention> seen = new ConcurrentLinkedQueue<>();

    ExplorerSweep(Pages pages, CoverageBook coverage, ArnTypes types, PartTypes parts) {
        this.pages = pages;
        this.coverage = coverage;
        this.types = types;
        this.parts = parts;
    }

    /** Asks everywhere; what lies in other regions than these is left out. */
    CompletableFuture<Void> run(ServiceRegion home, Set<String> regions) {
        Map<String, String> indexes = new TreeMap<>();
        return pages.each(
                        home,
                        INDEXES,
                        JsonNodeFactory.instance.objectNode(),
                        page -> page.path("Indexes")
                                .forEach(index -> indexes.put(
                                        index.path("Region").asText(""),
                                        index.path("Type").asText(""))))
                .thenCompose(done -> Futures.all(asked(indexes, regions).stream()
                        .map(region -> list(home.at(region), region, regions))
                        .toList()))
                .handle((done, thrown) -> {
                    if (thrown != null) {
                        coverage.failed(SERVICE, "", home.region(), INDEXES, CallFailedException.failureOf(thrown));
                    }
                    return null;
                });
    }

    private static List<String> asked(Map<String, String> indexes, Set<String> regions) {
        return indexes.entrySet().stream()
                .filter(index -> index.getValue().equals(AGGREGATOR))
                .map(index -> List.of(index.getKey()))
                .findFirst()
                .orElseGet(() ->
                        indexes.keySet().stream().filter(regions::contains).toList());
    }

    private CompletableFuture<Void> list(ServiceRegion place, String region, Set<String> regions) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("MaxResults", PAGE_SIZE);
        return pages.each(place, LIST, request, page -> take(page, regions)).handle((done, thrown) -> {
            if (thrown == null) {
                Coverage row = row(region);
                coverage.listed(CoverageReason.counted(row.count()), row);
            } else {
                coverage.failed(SERVICE, "", region, LIST, CallFailedException.failureOf(thrown));
            }
            return null;
        });
    }

    private void take(ObjectNode page, Set<String> regions) {
        for (JsonNode resource : page.path("Resources")) {
            Arn.parse(resource.path("Arn").asText(""))
                    .filter(arn -> arn.region().isEmpty() || regions.contains(arn.region()))
                    .filter(arn -> !parts.contains(types.typeOf(arn)))
                    .ifPresent(arn -> seen.add(mention(arn, resource)));
        }
    }

    private Mention mention(Arn arn, JsonNode resource) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("Arn", "ResourceType", "Service", "OwningAccountId")) {
            data.set(member, resource.path(member));
        }
        String region = arn.region().isEmpty() ? Resource.GLOBAL : arn.region();
        return new Mention(Mention.Source.EXPLORER, arn, types.typeOf(arn), region, "", Map.of(), data);
    }

    private Coverage row(String region) {
        return new Coverage(
                SERVICE.name(),
                "",
                region,
                SERVICE.qualified(LIST),
                CoverageReason.counted(seen.size()).status(),
                seen.size(),
                "");
    }

    List<Mention> mentions() {
        return List.copyOf(seen);
    }
}
